#include "base/together.h"
#include "evidence/sha1.h"
#include "ledger/loose.h"
#include "ledger/pack.h"

#include <algorithm>
#include <new>

namespace remit::ledger {

namespace {

constexpr std::uint32_t kNone = 0xffffffff;
// Bytes that a thread holds at a time. Documents that rest on each other come to some hundred megabytes at
// the most.
constexpr std::size_t kMostHeld = std::size_t(1) << 30;

// How the objects of a pack rest on each other: for each what is made of it.
struct Tree {
    std::vector<std::uint32_t> first, next; // the first that rests on it, the next that rests on the same
    std::vector<std::uint32_t> roots;       // those that are whole

    explicit Tree(const Pack& pack) : first(pack.count(), kNone), next(pack.count(), kNone)
    {
        std::vector<std::uint32_t> bases(pack.count(), kNone);
        std::vector<char> whole(pack.count());
        together(pack.count(), [&] {
            return [&, unpacking = std::make_shared<Unpacking>(pack.bytes())](std::size_t i) {
                const auto head = pack.head(pack.place(i), *unpacking);
                whole[i] = head && !head->base;
                const auto base = head && head->base ? pack.numberAt(*head->base) : std::nullopt;
                if (base) bases[i] = static_cast<std::uint32_t>(*base);
            };
        });
        for (std::size_t i = pack.count(); i-- > 0;) {
            const auto number = static_cast<std::uint32_t>(i);
            if (whole[i]) roots.push_back(number);
            if (bases[i] != kNone) next[i] = std::exchange(first[bases[i]], number);
        }
    }
};

// Takes objects apart, from one that is whole to all that rest on it.
class Checking {
public:
    Checking(const Pack& pack, const Tree& tree, std::vector<char>& fine)
        : pack_(pack), tree_(tree), fine_(fine), unpacking_(std::make_unique<Unpacking>(pack.bytes()))
    {
    }

    // What takes more memory than a pack of documents ever does is left, as not looked at.
    void from(std::uint32_t root)
    {
        try {
            look(root);
        } catch (const std::bad_alloc&) {
            held_ = 0;
        }
    }

private:
    void look(std::uint32_t root)
    {
        const auto head = pack_.head(pack_.place(root), *unpacking_);
        if (!head) return;
        if (tree_.first[root] == kNone) return alone(root, *head);
        auto whole = unpacked(root, *head);
        if (!whole || !is(root, head->type, *whole)) return;
        std::vector<Level> levels;
        held_ = whole->size();
        levels.push_back({*std::move(whole), tree_.first[root]});
        while (!levels.empty()) {
            const std::uint32_t each = levels.back().child;
            levels.back().child = tree_.next[each];
            auto made = madeOf(levels.back().bytes, each);
            // What nothing more rests on is not kept: a chain takes no more room the longer it is.
            if (levels.back().child == kNone) {
                held_ -= levels.back().bytes.size();
                levels.pop_back();
            }
            if (!made || !is(each, head->type, *made) || tree_.first[each] == kNone) continue;
            if (made->size() > kMostHeld - std::min(kMostHeld, held_)) return;
            held_ += made->size();
            levels.push_back({*std::move(made), tree_.first[each]});
        }
    }

    struct Level {
        std::string bytes;
        std::uint32_t child; // the next that rests on it
    };

    // Of what nothing rests on no more than a part is held.
    void alone(std::uint32_t number, const Pack::Head& head)
    {
        sha_.begin();
        sha_.add(headOf(head.type, head.size));
        unpacking_->begin(head.at);
        std::string part(std::min<std::size_t>(head.size + 1, 64u << 10), '\0');
        for (std::size_t size = 0;;) {
            const auto came = unpacking_->next(part.data(), part.size());
            if (!came || *came > head.size - size) return;
            size += *came;
            sha_.add(std::string_view(part).substr(0, *came));
            if (*came == part.size()) continue;
            fine_[number] = size == head.size && unpacking_->end() == pack_.after(number) && named(number);
            return;
        }
    }

    std::optional<std::string> unpacked(std::uint32_t number, const Pack::Head& head)
    {
        unpacking_->begin(head.at);
        auto bytes = unpacking_->rest(head.size);
        if (!bytes || unpacking_->end() != pack_.after(number)) return {};
        return bytes;
    }

    std::optional<std::string> madeOf(std::string_view base, std::uint32_t number)
    {
        const auto head = pack_.head(pack_.place(number), *unpacking_);
        const auto delta = head ? unpacked(number, *head) : std::nullopt;
        return delta ? applied(*delta, base) : std::nullopt;
    }

    bool is(std::uint32_t number, git_object_t type, std::string_view bytes)
    {
        sha_.begin();
        sha_.add(headOf(type, bytes.size()));
        sha_.add(bytes);
        fine_[number] = named(number);
        return fine_[number];
    }

    bool named(std::uint32_t number)
    {
        const auto digest = sha_.take();
        const git_oid name = pack_.name(number);
        return std::equal(digest.begin(), digest.end(), name.id);
    }

    const Pack& pack_;
    const Tree& tree_;
    std::vector<char>& fine_;
    std::unique_ptr<Unpacking> unpacking_;
    Sha1 sha_;
    std::size_t held_ = 0; // bytes of objects that others rest on
};

}

std::vector<Error> damagedIn(const Pack& pack, std::size_t most)
{
    std::vector<Error> found;
    const std::string name = "objects/pack/" + pack.file().filename().string();
    const Tree tree(pack);
    std::vector<char> fine(pack.count());
    together(tree.roots.size(), [&] {
        return [&, checking = std::make_shared<Checking>(pack, tree, fine)](std::size_t i) {
            checking->from(tree.roots[i]);
        };
    });
    for (std::size_t i = 0; i < pack.count() && found.size() < most; ++i) {
        if (fine[i]) continue;
        const git_oid id = pack.name(i);
        found.push_back({"An object in it is damaged, not what its name says, or takes more memory to look "
                         "at than documents do (" +
                             git::hexOf(id) + "); it was altered",
                         name});
    }
    if (found.empty() && !pack.isIntact())
        found.push_back({"The pack or its index is not what it ends with; it was altered", name});
    return found;
}

}
