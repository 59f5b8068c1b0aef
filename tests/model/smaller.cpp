#include "model/steps.h"

#include <algorithm>

namespace remit::model {

Trial smaller(Trial trial, const std::function<std::optional<std::size_t>(const Trial&)>& failsAt)
{
    // Keeps `other` if it fails too, without what comes after its failure.
    const auto keep = [&](Trial other) {
        const auto at = failsAt(other);
        if (!at) return false;
        other.steps.resize(std::min(*at + 1, other.steps.size()));
        trial = std::move(other);
        return true;
    };
    keep(trial);

    for (std::size_t length = std::max<std::size_t>(trial.steps.size() / 2, 1); length > 0; length /= 2)
        // From the end: what comes last is rather what it takes.
        for (std::size_t end = trial.steps.size(); end > 0; end -= std::min(length, end)) {
            Trial other = trial;
            end = std::min(end, other.steps.size());
            const std::size_t begin = end - std::min(length, end);
            other.steps.erase(other.steps.begin() + static_cast<std::ptrdiff_t>(begin),
                              other.steps.begin() + static_cast<std::ptrdiff_t>(end));
            keep(std::move(other));
        }

    for (int Setting::*choice :
         {&Setting::approvals, &Setting::keeper, &Setting::opener, &Setting::reminders}) {
        Trial other = trial;
        other.setting.*choice = 0;
        if (trial.setting.*choice != 0) keep(std::move(other));
    }
    for (std::size_t i = 0; i < trial.steps.size(); ++i)
        for (int Step::*choice : kChoicesOfAStep) {
            if (i >= trial.steps.size() || trial.steps[i].*choice == 0) continue;
            Trial other = trial;
            other.steps[i].*choice = 0;
            keep(std::move(other));
        }
    return trial;
}

}
