#pragma once

#include "document/xml.h"

namespace remit {

// Word's vocabulary as far as text depends on it. Elements that mean the same to a reader are one tag.
enum class Tag {
    Other,
    // the frame
    Document,
    Body,
    Wrapper, // only its content matters: w:hyperlink, w:sdtContent, …
    Alternatives,
    Choice,
    Fallback,
    Chunk,
    // blocks
    Paragraph,
    ParagraphProperties,
    ParagraphStyle,
    ListPart,
    OutlineLevel,
    Table,
    Row,
    RowProperties,
    HeaderRow,
    Cell,
    CellProperties,
    Across,
    Before, // columns that a row leaves out
    Beside, // goes on from the cell before
    Down,
    TextBox,
    // in a paragraph
    Run,
    RunProperties,
    RunStyle,
    Hidden,
    Bold,
    Text,
    DeletedText,
    Space,
    Hyphen,
    Symbol,
    FieldMark,
    FieldCode,
    CommentStart,
    CommentEnd,
    CommentMark,
    NoteMark, // of a footnote or endnote
    Drawing,
    // tracked changes, moves being both
    Inserted,
    Deleted,
    Restyled,
    LooksAlone, // of a table or section: nothing is read of it but that it was restyled
};

// The tag of the element that `xml` has entered last.
Tag tagOf(const XmlReader& xml);

}
