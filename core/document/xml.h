#pragma once

#include "base/result.h"

#include <QBuffer>
#include <QByteArray>
#include <QXmlStreamReader>

#include <optional>
#include <string>
#include <string_view>

namespace remit {

// Goes through the elements of one XML part from the outside in:
//
//     XmlReader xml(bytes, "word/styles.xml");
//     while (xml.child())              // each element in the root …
//         if (xml.name() == u"style")
//             while (xml.child())      // … and each in it; leaving the loop early needs a skip()
//                 xml.skip();
//         else
//             xml.skip();
//
// After an error, all loops end; ask failure() once at the end. A document type declaration that declares
// something is an error, and so is nesting beyond kMaxDepth.
class XmlReader {
public:
    // Enters the root. `bytes` lives as long as the reader; `part` names it in errors.
    XmlReader(std::string_view bytes, std::string part);

    // Enters the next child of the element that is open; or leaves that element, and returns false.
    bool child();
    // Leaves the open element, past everything in it.
    void skip();
    // Leaves the open element and returns its own text.
    std::string text();

    // The same as child() where text stands between the elements, and matters.
    enum class Step { Element, Text, End };
    Step step();
    // What the step to a text came to.
    std::string words() const { return reader_.text().toUtf8().toStdString(); }

    // Of the element entered last.
    QStringView name() const { return reader_.name(); }
    QStringView space() const { return reader_.namespaceUri(); }
    // The value of the attribute of this local name; empty if there is none. Ids, types and numbers are
    // short: what is longer than 255 characters is cut, so that no value repeated many times grows beyond
    // bounds.
    std::string attribute(QStringView name) const;
    // The same where another attribute may have this name, too: that in a namespace that ends in `space`.
    std::string attribute(QStringView space, QStringView name) const;
    bool has(QStringView name) const;
    // The whole number from 0 to `most` in the attribute of this name, if there is one.
    std::optional<int> number(QStringView name, int most) const;

    // Ends the reading with `error`, unless one has ended it already.
    void fail(Error error);
    const std::optional<Error>& failure() const { return failure_; }

private:
    QXmlStreamReader::TokenType next();

    QByteArray bytes_;
    QBuffer buffer_; // read in small steps, so that a large part is not held in memory a second time
    QXmlStreamReader reader_;
    std::string part_;
    int depth_ = 0;
    std::optional<Error> failure_;
};

}
