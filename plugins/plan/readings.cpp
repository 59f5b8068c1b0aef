#include "readings.h"

#include <set>

namespace remit::plan {

namespace {

using Order = WrittenDate::Order;

void addOrders(std::string_view text, std::set<Order>& orders)
{
    for (const auto& date : writtenDates(text))
        if (date.order) orders.insert(*date.order);
}

std::set<Order> ordersIn(const Document& document)
{
    std::set<Order> orders;
    for (const auto& block : document.blocks) {
        addOrders(block.text, orders);
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                addOrders(cell.text, orders);
    }
    return orders;
}

}

std::optional<Order> Readings::orderShown()
{
    if (looked_) return shown_;
    looked_ = true;
    std::set<const Document*> documents;
    for (const auto& passage : passages_)
        documents.insert(passage.document);
    std::set<Order> orders;
    for (const auto* document : documents)
        orders.merge(ordersIn(*document));
    if (orders.size() == 1) shown_ = *orders.begin();
    return shown_;
}

const WrittenDate::Way* Readings::meant(const WrittenDate& date)
{
    const auto shown = orderShown();
    for (const auto& way : date.ways)
        if (shown == way.order) return &way;
    const WrittenDate::Way* within = nullptr;
    for (const auto& way : date.ways) {
        if (!bounds_.hold(way.day, way.day)) continue;
        if (within) return nullptr;
        within = &way;
    }
    return within;
}

void Readings::settle(WrittenDate& date)
{
    if (date.reading != WrittenDate::Reading::Unclear) return;
    const WrittenDate::Way* const way = meant(date);
    if (!way) return;
    date.reading = WrittenDate::Reading::Days;
    date.first = date.last = way->day;
    date.ways.clear();
}

}
