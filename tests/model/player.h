#pragma once

#include "model/answers.h"
#include "support/support.h"

namespace remit::model {

// What the program said to one command.
struct Said {
    int status = -1;
    std::string out;
    std::string err;
};

// Plays commands on a real record in a scratch folder and on the model, and compares every answer.
class Player {
public:
    explicit Player(const Setting& setting);

    // Each returns what differs, as a sentence; nothing if all is alike.
    std::string play(const Command& command);
    // What the reading commands say now, and what they say of an earlier time; `choice` picks what is asked.
    std::string readings(const Command& last, int choice);
    // Whether it verifies, an ordinary git finds the record whole, and whether a copy of it gives the same
    // answers.
    std::string whole();

    const Model& model() const { return model_; }
    bool recordedLast() const { return recorded_; }
    bool refusedLast() const { return refused_; }
    // Everything that was typed so far, as it could be typed again.
    const std::string& transcript() const { return transcript_; }

private:
    Said remit(const std::vector<std::string>& words, Seconds now) const;
    std::string compare(const std::vector<std::string>& words, Seconds now, int status,
                        const Json& expected) const;
    std::string earlier(Seconds now, int choice) const;
    std::string tip() const;

    test::Folder folder_;
    Setting setting_;
    Model model_;
    std::string transcript_;
    bool recorded_ = false;
    bool refused_ = false;
};

}
