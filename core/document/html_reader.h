#pragma once

#include "document/html_table.h"
#include "document/line.h"
#include "document/quote.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// Makes a document of the elements and texts of a web page (HTML Living Standard), as they come. Elements are
// closed in the order in which they were opened; names are in lower case.
class HtmlReader {
public:
    using Attributes = std::map<std::string, std::string, std::less<>>;

    void open(const std::string& name, const Attributes& attributes);
    void close();
    // REQUIRES: `text` is valid UTF-8.
    void text(std::string_view text);

    // What ended the reading; nothing more needs to be told then.
    const std::optional<Error>& failure() const { return failure_; }
    // REQUIRES: no failure; every element is closed.
    Document take();

private:
    // What becomes of the text in an element.
    enum class Use { Shown, Title, Hidden, Deleted, Nothing };

    struct Open {
        std::string name;
        Use use = Use::Shown;
        bool inserted = false;
        bool note = false;
    };

    // A note, told by the roles of DPUB-ARIA 1.0, is moved from the end of the page to what refers to it.
    struct Note {
        std::size_t order = 0; // among the references
        std::size_t block = 0; // in which it is referred to
        Block text;
    };

    Use useOf(const std::string& name, const Attributes& attributes) const;
    void begin(const Open& element, const Attributes& attributes);
    void end(const Open& element);
    void shownElement(const std::string& name, const Attributes& attributes);
    void refer(const Attributes& attributes);
    bool beginNote(const Attributes& attributes);
    void endNote();
    void placeNotes();
    void addresses(const std::string& name, const Attributes& attributes);
    bool tableElement(const std::string& name, const Attributes& attributes);
    void endTable();
    void beginChange(Document::Change::Kind kind, const Attributes& attributes);
    bool inCell() const;
    Line& line();
    std::vector<Block>& into();
    void finishLine();
    Block blockOfLine();
    void add(Block block);
    void addPiece();

    Document document_;
    std::optional<Error> failure_;
    std::vector<Open> open_;
    std::vector<HtmlTable> tables_; // from the outside in
    std::vector<bool> lists_;       // open ones, the numbered ones true
    Line line_;
    Line title_;
    Quote aside_; // of what is hidden or deleted
    std::vector<std::pair<std::size_t, Quote>> insertions_;
    std::set<std::string> links_, attached_;
    std::map<std::string, Note, std::less<>> references_; // to notes, by the ids of these
    std::vector<Note> notes_;
    std::optional<Note> note_; // that is open
    Line noteText_;
    int heading_ = 0;
    bool caption_ = false;
    bool itemDue_ = false;
    std::size_t pieces_ = 0;
};

}
