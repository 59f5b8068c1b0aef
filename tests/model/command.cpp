#include "model/command.h"

namespace remit::model {

std::vector<std::string> words(const Command& command)
{
    std::vector<std::string> all = {command.kind};
    const auto option = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) all.insert(all.end(), {name, value});
    };
    if (command.kind == "as") return {"as", command.by};
    all.push_back(command.kind == "retract" ? std::to_string(command.entry) : command.about);
    if (command.revision) all.push_back(std::to_string(*command.revision));
    for (const auto& file : command.files) {
        if (file.role == "clean")
            all.push_back(file.name);
        else
            option(file.role == "commented" ? "--file" : "--" + file.role, file.name);
    }
    for (const auto& decision : command.decisions)
        all.push_back("--" + decision);
    for (const auto& comment : command.comments)
        option("--comment", comment);
    option("--carry", command.carryTo);
    option("--remark", command.remark);
    option("--reason", command.reason);
    option("--on", command.on);
    option("--outcome", command.outcome);
    for (const auto& person : command.people)
        option("--with", person);
    if (command.asIs) all.push_back("--as-is");
    option("--by", command.by);
    option("--for", command.onBehalfOf);
    if (command.at) option("--at", command.at->text);
    if (command.clock) option("--clock", command.clock->text);
    return all;
}

std::string line(const std::vector<std::string>& words)
{
    std::string out = "remit";
    for (const auto& word : words) {
        const bool plain = word.find_first_of(" $'\"\\") == std::string::npos;
        out += plain ? " " + word : " \"" + word + "\"";
    }
    return out;
}

}
