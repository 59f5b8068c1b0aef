#pragma once

#include "ledger/event.h"

namespace remit {

// Calls `visit` with each text that people typed into `deed`.
template <class Visit>
void eachText(const Deed& deed, Visit visit)
{
    std::visit(
        [&](const auto& each) {
            if constexpr (requires { each.reason; }) visit(each.reason);
            if constexpr (requires { each.remark; }) visit(each.remark);
            if constexpr (requires { each.obstacle; }) visit(each.obstacle);
            if constexpr (requires { each.outcome; }) visit(each.outcome);
            if constexpr (requires { each.number; }) visit(each.number);
            if constexpr (requires { each.seat; }) visit(each.name); // of a new party
            if constexpr (requires { each.people; })
                for (const auto& code : each.people)
                    visit(code);
            if constexpr (requires { each.comments; })
                for (const auto& comment : each.comments) {
                    visit(comment.text);
                    visit(comment.place);
                }
            if constexpr (requires { each.documents; })
                for (const auto& document : each.documents)
                    visit(document.name);
        },
        deed);
}

}
