// What there is to say outside of any record: of the phases, and of a contract's files.
#include "report/json.h"
#include "report/json_parts.h"

namespace remit::json {

std::string phases(const std::vector<FoundPhase>& phases)
{
    Json out = {{"phases", Json::array()}};
    for (const auto& phase : phases) {
        Json one = {{"id", phase.id.str()}, {"file", phase.file.string()}};
        if (phase.refused.empty()) {
            one["title"] = phase.title;
            one["version"] = phase.version;
            one["reads"] = Json::array();
            for (const auto& id : phase.reads)
                one["reads"].push_back(id.str());
            one["notes"] = phase.notes;
        } else {
            one["refused"] = phase.refused;
        }
        out["phases"].push_back(std::move(one));
    }
    return printed(out);
}

std::string lint(const std::vector<Complaint>& complaints, const std::vector<Concern>& concerns)
{
    const auto said = [](const Place& place, const std::string& what) {
        return Json{{"file", place.file}, {"line", place.line}, {"column", place.column}, {"what", what}};
    };
    Json out = {{"complaints", Json::array()}, {"warnings", Json::array()}, {"questions", Json::array()}};
    for (const auto& complaint : complaints)
        out["complaints"].push_back(said(complaint.place, complaint.what));
    for (const auto& concern : concerns)
        out[concern.kind == Concern::Kind::Warning ? "warnings" : "questions"].push_back(
            said(concern.place, concern.what));
    return printed(out);
}

}
