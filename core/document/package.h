#pragma once

#include "document/archive.h"
#include "document/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// An Office file as a package of parts that lead to each other (ECMA-376 Part 2). Names of parts are in the
// archive's spelling, which is lower case.
namespace remit {

// The part that says what every part is.
constexpr std::string_view kTypes = "[content_types].xml";

using Parts = std::map<std::string, std::string>;

// The content of the part of this name; empty if it is not there.
std::string_view partOf(const Parts& parts, std::string_view name);

// The part that says where `part` leads: "word/document.xml" -> "word/_rels/document.xml.rels"; for "", which
// is the package, "_rels/.rels".
std::string relationsOf(std::string_view part);

// What a relation of `part` to `target` means: "../a.xml" seen from "word/b.xml" is "a.xml".
std::string resolved(std::string_view part, std::string_view target);

// The relations of one part: of each kind ("styles") the part it first leads to.
Result<std::map<std::string, std::string>> relations(const Parts& parts, std::string_view of);

// Where a part leads to.
struct Relation {
    std::string kind;   // "worksheet"
    std::string target; // a part; or an address
    bool outside = false;
};

// All relations of one part, by their ids.
Result<std::map<std::string, Relation>> relationsById(const Parts& parts, std::string_view of);

// Adds what the package says of itself (who wrote it, what it is called), what it holds beside its parts, and
// where these lead outside: `from` are the parts whose leads are followed.
Result<void> readProperties(const Archive& archive, const std::set<std::string>& from,
                            Properties& properties);

// The content type of `part`: its own, or that of its ending.
Result<std::string> typeOf(const Parts& parts, const std::string& part);

// The part that a package is about, and what that is; both empty if there is none.
struct MainPart {
    std::string name;
    std::string type;
};
Result<MainPart> mainPartOf(const Archive& archive);

// The same, of what must hold no macros. Fails if it holds some.
Result<MainPart> mainPartWithoutMacros(const Archive& archive);

// What a file is told that is of no kind that is read.
Error unreadKind(std::string_view kind);

// Whether one of these members holds the macros of an Office file.
bool hasMacros(const std::set<std::string>& names);

}
