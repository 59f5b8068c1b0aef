#pragma once

#include <string>
#include <string_view>

// Pages for people: one file each, without scripts and without anything from elsewhere.
namespace remit::html {

// `text` as it is written in a page, in an attribute too; what no page may hold is shown as "�".
std::string escaped(std::string_view text);

// A whole page in English with that title and body, which is markup; readable on a small screen and on paper.
std::string page(std::string_view title, std::string_view body);

}
