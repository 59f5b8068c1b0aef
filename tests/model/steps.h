#pragma once

#include "model/model.h"

#include <rapidcheck/Gen.h>

#include <functional>

namespace remit::model {

// The choices of one command, each a number of which 0 is the plainest. What they come to depends on what
// there is: "the entry before the newest", "one second before the deadline". So a sequence of which some are
// left out is still one, and can be made small.
struct Step {
    int kind = 0;
    int about = 0;
    int who = 0;
    int onBehalf = 0;
    int passes = 0; // time
    int clock = 0;
    int at = 0;
    int words = 0;
    int decision = 0;
    int comments = 0;
    int carry = 0;
    int which = 0; // document, revision or entry
    int extra = 0;
    int query = 0; // what is asked afterwards
};

inline constexpr int Step::*kChoicesOfAStep[] = {
    &Step::kind,  &Step::about, &Step::who,   &Step::onBehalf, &Step::passes,
    &Step::clock, &Step::at,    &Step::words, &Step::decision, &Step::comments,
    &Step::carry, &Step::which, &Step::extra, &Step::query};

// The whole of one trial.
struct Trial {
    Setting setting;
    std::vector<Step> steps;
};

rc::Gen<Trial> trials();

// A small trial that still fails, made of one that does. `failsAt` plays a trial and returns at which step it
// fails, or their number for the end; nothing if all is well. rapidcheck's own way begins anew after each
// success, which takes minutes where each trial plays whole commands.
Trial smaller(Trial trial, const std::function<std::optional<std::size_t>(const Trial&)>& failsAt);

// What `step` comes to; some repeat `recorded`, what was recorded last. `now` is the clock's time; on return
// it has gone on, or back.
Command command(const Step& step, const Model& model, const Command& recorded, Seconds& now);

// When records are opened: some days before the first deadline.
inline constexpr Seconds kOpened = 1647936000; // 2022-03-22T08:00:00Z

}
