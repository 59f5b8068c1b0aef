#include "document/xml.h"

#include "base/words.h"
#include "document/document.h"

#include <algorithm>
#include <charconv>

namespace remit {

namespace {

constexpr qsizetype kMaxAttribute = 255;

}

XmlReader::XmlReader(std::string_view bytes, std::string part)
    : bytes_(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))),
      part_(std::move(part))
{
    buffer_.setBuffer(&bytes_);
    buffer_.open(QIODevice::ReadOnly);
    reader_.setDevice(&buffer_);
    reader_.setEntityExpansionLimit(0);
    while (!failure_ && depth_ == 0)
        next();
}

QXmlStreamReader::TokenType XmlReader::next()
{
    auto token = reader_.readNext();
    // One that only names a file declares nothing, for that file is never read: AbiWord and OpenOffice 2
    // write it.
    if (token == QXmlStreamReader::DTD && !reader_.text().contains(u'[')) token = reader_.readNext();
    if (token == QXmlStreamReader::DTD)
        fail({"the file holds a document type declaration (DTD) in " + part_ +
              ", which office programs never write; it is not opened. Save it again in the program that made "
              "it"});
    else if (token == QXmlStreamReader::Invalid || token == QXmlStreamReader::EndDocument ||
             token == QXmlStreamReader::EntityReference)
        fail({"the file is damaged: its part " + part_ + " breaks off or is spoilt at line " +
              std::to_string(reader_.lineNumber()) + "; save it again in the program that made it"});
    else if (token == QXmlStreamReader::StartElement && ++depth_ > kMaxDepth)
        fail({"the file is nested more than " + std::to_string(kMaxDepth) + " levels deep in " + part_ +
              ", which no document needs; it is not opened"});
    else if (token == QXmlStreamReader::EndElement)
        --depth_;
    return failure_ ? QXmlStreamReader::Invalid : token;
}

bool XmlReader::child()
{
    while (!failure_) {
        const auto token = next();
        if (token == QXmlStreamReader::StartElement) return true;
        if (token == QXmlStreamReader::EndElement) return false;
    }
    return false;
}

XmlReader::Step XmlReader::step()
{
    while (!failure_) {
        const auto token = next();
        if (token == QXmlStreamReader::StartElement) return Step::Element;
        if (token == QXmlStreamReader::EndElement) return Step::End;
        if (token == QXmlStreamReader::Characters) return Step::Text;
    }
    return Step::End;
}

void XmlReader::skip()
{
    const int outside = depth_ - 1;
    while (!failure_ && depth_ > outside)
        next();
}

std::string XmlReader::text()
{
    std::string text;
    const int outside = depth_ - 1;
    while (!failure_ && depth_ > outside)
        if (next() == QXmlStreamReader::Characters && depth_ == outside + 1)
            text += reader_.text().toUtf8().toStdString();
    return text;
}

std::string XmlReader::attribute(QStringView name) const
{
    for (const auto& attribute : reader_.attributes())
        if (attribute.name() == name) return attribute.value().left(kMaxAttribute).toUtf8().toStdString();
    return {};
}

std::string XmlReader::attribute(QStringView space, QStringView name) const
{
    for (const auto& attribute : reader_.attributes())
        if (attribute.name() == name && attribute.namespaceUri().endsWith(space))
            return attribute.value().left(kMaxAttribute).toUtf8().toStdString();
    return {};
}

bool XmlReader::has(QStringView name) const
{
    const auto attributes = reader_.attributes();
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.name() == name; });
}

std::optional<int> XmlReader::number(QStringView name, int most) const
{
    const std::string value = attribute(name);
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < 0 || number > most) return {};
    return number;
}

void XmlReader::fail(Error error)
{
    if (!failure_) failure_ = std::move(error);
}

}
