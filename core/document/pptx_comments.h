#pragma once

#include "document/document.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What is said about slides: comments of PowerPoint until 2019 (ECMA-376 Part 1, §19.4), and those with
// answers since ([MS-PPTX] 2.2.3).
namespace remit {

// The names of those who comment, by their ids, in both kinds of list.
Result<std::map<std::string, std::string>> readCommentAuthors(std::string_view bytes,
                                                              const std::string& part);

// Adds the comments in the part of this name, which are about the slide that `block` opens, to `comments`.
Result<bool> readSlideComments(std::string_view bytes, const std::string& part,
                               const std::map<std::string, std::string>& authors, std::size_t block,
                               std::vector<Document::Comment>& comments);

}
