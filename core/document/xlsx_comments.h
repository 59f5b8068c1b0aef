#pragma once

#include "document/document.h"
#include "document/xlsx_sheet.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What is said about the cells of a sheet: comments, which Excel calls notes by now (ECMA-376 Part 1,
// §18.7), and threads ([MS-XLSX] 2.6.205). Each function adds to `comments`; `block` is the sheet's table.
namespace remit {

// Reads the comments in the part of this name, without those that only tell older programs of threads.
Result<bool> readComments(std::string_view bytes, const std::string& part, const Sheet& sheet,
                          std::size_t block, std::vector<Document::Comment>& comments);

// The names of the people who take part in threads, by their ids.
Result<std::map<std::string, std::string>> readPersons(std::string_view bytes, const std::string& part);

// Reads the threads in the part of this name.
Result<bool> readThreads(std::string_view bytes, const std::string& part, const Sheet& sheet,
                         const std::map<std::string, std::string>& persons, std::size_t block,
                         std::vector<Document::Comment>& comments);

}
