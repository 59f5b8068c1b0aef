#pragma once

#include <string>
#include <string_view>

namespace remit {

// What pdftohtml printed, as XML that can be read from its root on. Of what it writes of looks only <b> is
// left, and a link is an empty <a> where it begins: it may end in the middle of another such element.
std::string readableXml(std::string_view printed);

}
