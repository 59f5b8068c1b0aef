#include "ledger/event.h"

#include "base/unicode.h"

#include <catch2/catch.hpp>

using namespace remit;

TEST_CASE("A name that would leave its folder is refused")
{
    const std::string name = GENERATE(as<std::string>(), "..", ".", "../x", "..\\x", "a/b", "/etc/passwd",
                                      "a\\b", "\\\\server\\share", "a/", "C:\\x");
    INFO(name);
    const auto stored = storedName(name);
    REQUIRE_FALSE(stored);
    CHECK(stored.error().what.find("would lead out of the file's own folder") != std::string::npos);
}

TEST_CASE("No name, a name that is no text and an endless name are refused")
{
    CHECK(storedName("").error().what == "A file has no name.");
    CHECK(storedName("a\xFF.docx").error().what ==
          "The file name \"a\\xFF.docx\" is not valid text (UTF-8); give the file another one.");
    CHECK(storedName(std::string(1000, 'a')));
    CHECK_FALSE(storedName(std::string(1001, 'a')));
}

TEST_CASE("A name that Windows or SharePoint cannot hold is mended, any other stays")
{
    struct Row {
        std::string given, stored, why;
    };
    const std::string long160(160, 'a'), long175(175, 'a');
    const auto row = GENERATE_COPY(values<Row>({
        {"report-outline.docx", "report-outline.docx", "as it should be"},
        {"Rapport d'étape (2).docx", "Rapport d'étape (2).docx", "accents, spaces and brackets are fine"},
        {"отчёт.docx", "отчёт.docx", "any script"},
        {"#1 & 50 %.docx", "#1 & 50 %.docx", "allowed since 2017"},
        {"a..b", "a..b", "dots inside"},
        {"CON", "_CON", "device"},
        {"con.docx", "_con.docx", "device with an extension"},
        {"Aux.tar.gz", "_Aux.tar.gz", "device with two extensions"},
        {"NUL .txt", "_NUL .txt", "Windows ignores the space"},
        {"prn", "_prn", "device"},
        {"COM1", "_COM1", "port"},
        {"lpt9.pdf", "_lpt9.pdf", "port"},
        {"COM0", "_COM0", "SharePoint"},
        {"COM¹.docx", "_COM¹.docx", "superscript digits count"},
        {"COM10", "COM10", "no port"},
        {"COM", "COM", "no port"},
        {"COMA", "COMA", "no port"},
        {"CONtract.docx", "CONtract.docx", "only begins like a device"},
        {"CONIN$", "_CONIN$", "device"},
        {"desktop.ini", "_desktop.ini", "SharePoint"},
        {"~$report.docx", "_~$report.docx", "Word's own lock file"},
        {"~report.docx", "~report.docx", "a plain tilde"},
        {"a\"b*c:d<e>f?g|h", "a_b_c_d_e_f_g_h", "each forbidden character"},
        {"a:stream", "a_stream", "an NTFS stream"},
        {"line\nbreak\x7F.txt", "line_break_.txt", "control characters"},
        {"next\xC2\x85line", "next_line", "control character of two bytes"},
        {std::string("a\0b", 3), "a_b", "zero byte"},
        {"draft.", "draft_", "dot at the end"},
        {"draft. .", "draft. _", "dot and space at the end"},
        {"draft ", "draft_", "space at the end"},
        {" draft", "_ draft", "space in front"},
        {".htaccess", "_.htaccess", "leading dot"},
        {"...", "_.._", "dots only"},
        {".git", "_.git", "git's own"},
        {"\u200C.git", "_\u200C.git", "the same to macOS"},
        {"\uFEFFa", "_\uFEFFa", "a byte order mark is not seen"},
        {"\u2013 a", "\u2013 a", "a dash is"},
        {"a\u200Cb", "a\u200Cb", "inside a word, as in Persian"},
        {"GIT~1", "_GIT~1", "the short name of .git"},
        {"gi7eba~1", "_gi7eba~1", "the short name of .gitmodules"},
        {"gist~.txt", "_gist~.txt", "near enough: nothing is lost by mending"},
        {"git.docx", "git.docx", "no short name"},
        {"record", "_record", "the record's own folder"},
        {"Carried", "_Carried", "the record's own folder, whatever the case"},
        {"Record", "_Record", "the same to Windows"},
        {"record.docx", "record.docx", "with an extension it is another name"},
        {long175 + ".docx", long175 + ".docx", "180 bytes"},
        {long175 + "a.docx", long175 + ".docx", "181 bytes: cut before the extension"},
        {std::string(200, 'a'), std::string(180, 'a'), "no extension"},
        {std::string(200, 'a') + ".", std::string(179, 'a') + "_", "a dot alone is an extension, mended"},
        {long160 + "." + std::string(30, 'x'), long160 + "." + std::string(19, 'x'),
         "too long for an extension"},
        {std::string(174, 'a') + "é.docx", std::string(174, 'a') + ".docx",
         "not in the middle of a character"},
        {"." + std::string(180, 'a') + ".docx", "_." + std::string(173, 'a') + ".docx", "mended, then cut"},
    }));
    INFO(row.why);
    INFO(row.given);
    const auto stored = storedName(row.given);
    REQUIRE(stored);
    CHECK(*stored == row.stored);
    CHECK(stored->size() <= kMaxStoredBytes);
    CHECK(isUtf8(*stored));
    const auto again = storedName(*stored);
    REQUIRE(again);
    CHECK(*again == *stored);
}

TEST_CASE("Two names that are one file somewhere are refused together")
{
    CHECK(distinctNames({"a.docx", "b.docx", "a.pdf"}));
    CHECK(distinctNames({}));
    const auto [a, b] = GENERATE(table<std::string, std::string>({{"a.docx", "a.docx"},
                                                                  {"a.docx", "A.DOCX"},
                                                                  {"\u00e9.docx", "e\u0301.docx"},
                                                                  {"\u00e9.docx", "E\u0301.docx"},
                                                                  {"a?", "a_"},
                                                                  {"CON", "_con"}}));
    INFO(a << " and " << b);
    const auto distinct = distinctNames({"x", a, b});
    REQUIRE_FALSE(distinct);
    CHECK(distinct.error().what.find("would be one file in the record") != std::string::npos);
    CHECK_FALSE(distinctNames({"fine", "../not"}));
}
