#include "schedule/schedule.h"

#include "schedule/draft.h"
#include "schedule/payments.h"
#include "schedule/toml_door.h"

#include <algorithm>

namespace remit {

const std::string* ScheduleFiles::bytes(std::string_view name) const
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == name; });
    return found == files.end() ? nullptr : &found->bytes;
}

namespace schedule {

namespace {

std::string inFolder(const ScheduleFiles& files, std::string_view name)
{
    if (files.folder.empty()) return std::string(name);
    return files.folder + (files.folder.back() == '/' ? "" : "/") + std::string(name);
}

}

Draft::Draft(const ScheduleFiles& scheduleFiles)
    : files(scheduleFiles),
      complaints({inFolder(scheduleFiles, "schedule.toml"), inFolder(scheduleFiles, "people.toml"),
                  inFolder(scheduleFiles, "desk.toml")})
{
}

std::string Draft::named(std::string_view file) const
{
    return inFolder(files, file);
}

std::optional<toml::table> Draft::parsed(std::string_view file, bool needed)
{
    const Source source{named(file), complaints};
    const std::string* bytes = files.bytes(file);
    if (bytes) return parseToml(*bytes, source);
    if (needed) complaints.add(source.at(0, 0), Says::FileMissing, {file});
    return {};
}

}

ScheduleReading readSchedule(const ScheduleFiles& files)
{
    schedule::Draft draft(files);
    draft.scheduleTable = draft.parsed("schedule.toml", true);
    draft.peopleTable = draft.parsed("people.toml", true);
    draft.deskTable = draft.parsed("desk.toml", false);
    if (draft.scheduleTable) readScheduleTable(draft);
    if (draft.peopleTable) readPeopleTable(draft);
    if (draft.deskTable) readDeskTable(draft);
    if (draft.scheduleTable) {
        checkAnchors(draft);
        checkAssumed(draft);
        checkMoneyAssumed(draft);
    }
    if (draft.scheduleTable && draft.peopleTable) checkPosts(draft);
    return {std::move(draft.contract), std::move(draft.complaints).inOrder()};
}

}
