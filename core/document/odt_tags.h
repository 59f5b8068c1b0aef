#pragma once

#include "document/xml.h"

namespace remit {

// The vocabulary of OpenDocument (ISO/IEC 26300-1) as far as text depends on it. Elements that mean the same
// to a reader are one tag.
enum class OdtTag {
    Other,
    // the frame
    Body,
    Text,
    Styles,
    AutomaticStyles,
    // blocks
    Paragraph,
    Heading,
    List,
    ListItem,
    ListHeader,
    Section,
    Wrapper, // of blocks
    TrackedChanges,
    Table,
    HeaderRows,
    Rows,
    Row,
    Cell,
    CoveredCell,
    // in a paragraph
    Field, // whatever shows its content: text:span, text:page-number, …
    Nothing,
    Space,
    Span,
    Sequence, // the number of a caption
    Link,
    Note,
    NoteBody,
    Annotation,
    AnnotationEnd,
    HiddenText,
    HiddenParagraph,
    Change,
    ChangeStart,
    ChangeEnd,
    // drawings
    Drawing,
    Frame,
    TextBox,
    Image,
    Object,
    FromOutside,
    AlternativeText,
    // of changes and annotations
    Insertion,
    Deletion,
    ChangeInfo,
    Creator,
    Date,
};

// The tag of the element that `xml` has entered last.
OdtTag odtTagOf(const XmlReader& xml);

}
