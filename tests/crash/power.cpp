#include "power.h"

#include "record.h"
#include "scenes.h"

#include <algorithm>
#include <set>

namespace remit::test {

namespace {

namespace fs = std::filesystem;

bool isIn(const fs::path& path, const fs::path& folder)
{
    const auto inner = path.lexically_relative(folder);
    return !inner.empty() && *inner.begin() != "..";
}

// What is not on disk for certain.
class Pending {
public:
    void apply(const Point& point)
    {
        const fs::path file = fs::path(point.file).lexically_normal(),
                       to = fs::path(point.to).lexically_normal();
        if (point.failed) return;
        if (point.verb == "write" || point.verb == "truncate") bytes_.insert(file);
        if (point.verb == "create" || point.verb == "mkdir") names_.insert(file);
        if (point.verb == "remove") forget(file);
        if (point.verb == "remove") removed_.insert(file);
        if (point.verb == "sync") synced(file);
        if (point.verb == "rename" || point.verb == "link") {
            move(bytes_, file, to);
            move(names_, file, to);
            names_.insert(to);
        }
    }

    bool bytesOf(const fs::path& file) const { return bytes_.contains(file); }

    // Those of `folder` that were removed and may come back.
    std::set<fs::path> removedFrom(const fs::path& folder) const
    {
        std::set<fs::path> found;
        for (const auto& path : removed_)
            if (path.parent_path() == folder && lasts(path.lexically_relative(folder.parent_path())))
                found.insert(path);
        return found;
    }

    // Those at or below `folder` that have to last: files and folders, their bytes or their names.
    std::set<fs::path> below(const fs::path& folder) const
    {
        std::set<fs::path> found;
        for (const auto* paths : {&bytes_, &names_})
            for (const auto& path : *paths)
                if (isIn(path, folder) && lasts(path.lexically_relative(folder))) found.insert(path);
        return found;
    }

private:
    static bool lasts(const std::string& path)
    {
        const auto has = [&](const char* part) { return path.find(part) != std::string::npos; };
        const auto passing = {"/turn",     "/standing", "/incoming-", "/tmp_object",
                              ".git-new-", ".lock",     ".new",       "/entering"};
        return std::none_of(passing.begin(), passing.end(), has);
    }

    void synced(const fs::path& path)
    {
        bytes_.erase(path);
        const auto within = [&](const fs::path& name) { return name.parent_path() == path; };
        std::erase_if(names_, within);
        std::erase_if(removed_, within);
    }

    void forget(const fs::path& path)
    {
        bytes_.erase(path);
        names_.erase(path);
    }

    // A folder takes with it what is in it.
    static void move(std::set<fs::path>& paths, const fs::path& from, const fs::path& to)
    {
        std::set<fs::path> moved;
        for (const auto& path : paths)
            if (isIn(path, from)) moved.insert(path == from ? to : to / path.lexically_relative(from));
        std::erase_if(paths, [&](const fs::path& path) { return isIn(path, from); });
        paths.merge(moved);
    }

    std::set<fs::path> bytes_; // files
    std::set<fs::path> names_; // files and folders
    std::set<fs::path> removed_;
};

// Whether a folder or file, as it is called below objects/, is of one of these.
bool isOf(const std::vector<std::string>& objects, std::string path)
{
    std::erase(path, '/');
    return path == "." || std::any_of(objects.begin(), objects.end(),
                                      [&](const std::string& object) { return object.starts_with(path); });
}

}

std::vector<std::string> unsafe(const std::vector<Point>& points, const fs::path& folder, bool acknowledged)
{
    const fs::path record = folder / kRecord, objects = record / ".git/objects";
    const fs::path vault = record / ".git/remit/vault";
    const fs::path main = record / ".git/refs/heads/main", turn = record / ".git/remit/turn";
    Pending pending;
    std::set<fs::path> unmoved, unsaid; // not on disk when main moved, and at the last word
    std::vector<std::string> found;
    for (const auto& point : points) {
        if (point.verb == "create" && point.file == main.string() + ".lock" && pending.bytesOf(turn))
            found.push_back("main was locked, and the disk need not hold whose turn it is");
        if (point.verb == "rename" && fs::path(point.to).lexically_normal() == main)
            for (const auto& paths :
                 {pending.below(objects), pending.below(vault), pending.removedFrom(vault)})
                unmoved.insert(paths.begin(), paths.end());
        if (point.call == "write standard output") unsaid = pending.below(record);
        pending.apply(point);
    }
    if (!acknowledged) unsaid.clear();
    if (unmoved.empty() && unsaid.empty()) return found;
    const auto needed = objectsOf(record);
    const auto isNeeded = [&](const fs::path& path) {
        return !isIn(path, objects) || isOf(needed, path.lexically_relative(objects).string());
    };
    for (const auto& [paths, words] :
         {std::pair(&unmoved, "main moved"), std::pair(&unsaid, "was acknowledged")})
        for (const auto& path : *paths)
            if (isNeeded(path))
                found.push_back(std::string(words) + ", and the disk need not hold " +
                                path.lexically_relative(folder).string());
    return found;
}

}
