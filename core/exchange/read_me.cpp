#include "exchange/packet.h"

#include "base/words.h"
#include "report/html.h"
#include "report/receipt.h"
#include "state/facts.h"

namespace remit {

namespace {

using html::escaped;

// The address of a file of the packet, from its own page.
std::string linkTo(const std::string& path)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string link;
    for (const char c : path) {
        if (kPlain.find(c) != kPlain.npos) {
            link += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        link += '%';
        link += kDigits[byte >> 4];
        link += kDigits[byte & 15];
    }
    return link;
}

std::string files(const Event& event, const std::vector<std::string>& paths)
{
    if (event.files.empty()) return {};
    std::string out = "<ul>\n";
    for (std::size_t i = 0; i < event.files.size(); ++i) {
        const FileRecord& file = event.files[i];
        out += "<li><a href=\"" + linkTo(paths[i]) + "\">" + escaped(file.name) + "</a>, " +
               escaped(count(file.size, "byte")) + "<br><span class=\"print\">SHA-256 " + file.sha256.str() +
               "</span></li>\n";
    }
    return out + "</ul>\n";
}

std::string paragraphs(const std::vector<std::string>& sentences)
{
    std::string out = "<p>";
    for (std::size_t i = 0; i < sentences.size(); ++i)
        out += (i > 0 ? " " : "") + escaped(sentences[i]);
    return out + "</p>\n";
}

// What a review says, in full: who reads this may have nothing else.
std::string comments(const Event& event)
{
    const auto* review = std::get_if<ReviewDeed>(&event.deed);
    if (!review) return {};
    std::string out = review->reason.empty() ? "" : "<p>" + escaped(review->reason) + "</p>\n";
    if (review->comments.empty()) return out;
    out += "<ul>\n";
    for (const auto& comment : review->comments)
        out += "<li>" + escaped(comment.text) +
               (comment.place.empty() ? "" : " (" + escaped(comment.place) + ")") + "</li>\n";
    return out + "</ul>\n";
}

// What waits to be received, deed by deed.
std::string deeds(const Packet& packet, const Record& record,
                  const std::vector<std::vector<std::string>>& paths)
{
    std::string out;
    for (std::size_t i = 0; i < packet.events.size(); ++i) {
        const Arrival& each = packet.events[i];
        out += "<h2>" +
               escaped(inWords(each.event,
                               actorOf(each.event, *record.contract, record.facts.people, each.event.at),
                               *record.contract, record.facts)) +
               "</h2>\n";
        out += paragraphs({"By " + nameOf(*record.contract, each.event.party()) + ", on " +
                           longTime(each.event.at, record.zone) + " by their clock" +
                           (each.signature.empty() ? ", not signed." : ", signed.")});
        out += files(each.event, paths[i]);
    }
    return out;
}

// What the record has more, entry by entry; of what the reader's side did, the receipt.
std::string entries(const Packet& packet, const Record& record,
                    const std::vector<std::vector<std::string>>& paths)
{
    std::string out;
    for (std::size_t i = 0; i < packet.entries.size(); ++i) {
        const Draft& draft = packet.entries[i].draft;
        const Entry* entry = record.entry(draft.facts.number);
        if (!entry) continue;
        out += "<h2>" + std::to_string(number(draft.facts.number)) + ". " + escaped(draft.words) + "</h2>\n";
        const Side side = sideOf(*record.contract, draft.event.party());
        if (side == sideOf(*record.contract, record.facts.keeper)) {
            out += paragraphs({"Entered on " + longTime(draft.facts.received, record.zone) + "."});
            out += comments(draft.event);
        } else {
            const State then = at(*record.contract, record.facts, record.zone, draft.facts.received);
            out += paragraphs(receipt(record, then, *entry));
        }
        out += files(draft.event, paths[packet.events.size() + i]);
    }
    return out;
}

}

std::string readMe(const Packet& packet, const Record& record)
{
    const Contract& contract = *record.contract;
    const auto paths = documentPaths(packet, contract);
    const std::string from = nameOf(contract, packet.from);
    const std::string to = packet.to ? nameOf(contract, *packet.to) : "the other side";
    std::string body = "<h1>" + escaped(contract.title) + "</h1>\n";
    body +=
        paragraphs({"From " + from + " to " + to + ", made on " + longTime(packet.made, record.zone) + "."});
    if (!packet.events.empty())
        body += paragraphs(
            {"This is handed in, and counts as received once " + nameOf(contract, record.facts.keeper) +
                 ", who keeps the record, has received it.",
             "The documents lie in the folder \"documents\" of this packet. To receive it: put it into "
             "the folder of the record, as it is, and give the command: remit receive PACKET. The answer "
             "is a packet, too, and is the receipt."});
    if (!packet.entries.empty())
        body += paragraphs(
            {packet.after == EntryNumber{} ? std::string("These are all entries of the record so far,")
                                           : "These are the entries of the record after entry " +
                                                 std::to_string(number(packet.after)) + ",",
             "with their documents in the folder \"documents\". Keep this packet: it is the receipt of all "
             "that it "
             "names.",
             "To take it over into your copy of the record, give the command there: remit receive PACKET.",
             packet.after == EntryNumber{}
                 ? "To make a copy, if you have none yet: remit join PACKET --as PARTY."
                 : ""});
    body += deeds(packet, record, paths) + entries(packet, record, paths);
    return html::page(contract.title, body);
}

}
