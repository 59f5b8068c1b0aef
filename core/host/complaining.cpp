#include "host/asking.h"

#include "base/canonical.h"
#include "base/words.h"
#include "host/library.h"

#include <algorithm>

namespace remit {

namespace {

using canonical::Value;

constexpr std::size_t kMaxComplaints = 20'000;
constexpr std::size_t kMaxSentence = 300;

Value text(std::string_view words)
{
    Value value;
    value.text = words;
    return value;
}

Value number(int n)
{
    Value value;
    value.kind = Value::Kind::Number;
    value.number = n;
    return value;
}

std::string encode(const std::vector<Complaint>& complaints)
{
    canonical::Text answer;
    for (const auto& complaint : complaints)
        answer.tables.push_back({"complaint",
                                 {{"file", text(quotable(complaint.place.file, kMaxSentence))},
                                  {"line", number(complaint.place.line)},
                                  {"column", number(complaint.place.column)},
                                  {"what", text(quotable(complaint.what, kMaxSentence))}}});
    return canonical::write(answer);
}

// What is wrong with one deliverable's `expects`, as its phase understands it.
std::vector<Complaint> complaintsOf(const Phase& phase, const Context& context)
{
    const auto brief = phase.brief(context);
    auto complaints = context.expects.complaints();
    if (!brief && complaints.empty()) complaints.push_back({context.deliverable.place, brief.error().what});
    return complaints;
}

}

std::string askComplaints(const Contract& contract, const FoundPhase& found, const Stage& stage)
{
    stage("loading");
    const auto phase = loaded(found);
    std::vector<Complaint> all;
    std::map<PhaseId, const Deliverable*> earlier;
    for (const auto* deliverable : contract.deliverables()) {
        if (all.size() > kMaxComplaints) break;
        if (deliverable->phase == found.id) {
            if (!phase) return encode({{deliverable->place, phase.error().what}});
            stage("giving the brief of " + deliverable->id.str());
            const auto complaints =
                complaintsOf(**phase, {contract, *deliverable, deliverable->expects, {}, earlier, {}, {}});
            all.insert(all.end(), complaints.begin(), complaints.end());
        }
        if (std::find(found.reads.begin(), found.reads.end(), deliverable->phase) != found.reads.end())
            earlier[deliverable->phase] = deliverable;
    }
    return encode(all);
}

Result<std::vector<Complaint>> decodeComplaints(std::string_view answer)
{
    const Error nonsense{"it gave an answer that makes no sense"};
    const auto read = canonical::read(answer);
    if (!read) return nonsense;
    std::vector<Complaint> complaints;
    for (const auto& [name, fields] : read->tables) {
        if (name != "complaint" || fields.size() != 4) return nonsense;
        complaints.push_back(
            {{quotable(fields[0].second.text, kMaxSentence), static_cast<int>(fields[1].second.number),
              static_cast<int>(fields[2].second.number)},
             quotable(fields[3].second.text, kMaxSentence)});
    }
    return complaints;
}

}
