#include "ledger/unpacking.h"

#include <algorithm>
#include <new>
#include <utility>
#include <zlib.h>

namespace remit::ledger {

namespace {

constexpr std::size_t kSmall = 512; // is more than most objects of a record take

}

Unpacking::Unpacking(const disk::File& file) : file_(file), stream_(std::make_unique<z_stream_s>())
{
    stream_->next_in = read_.data();
    if (::inflateInit(stream_.get()) != Z_OK) throw std::bad_alloc(); // all that can be lacking
}

Unpacking::~Unpacking()
{
    ::inflateEnd(stream_.get());
}

void Unpacking::begin(std::uint64_t at)
{
    ::inflateReset(stream_.get());
    ended_ = false;
    // What is packed next to each other was read already, as a rule.
    const auto held = stream_->avail_in + static_cast<std::uint64_t>(stream_->next_in - read_.data());
    const std::uint64_t before = after_ - held;
    if (at >= before && at < after_) {
        stream_->next_in = read_.data() + (at - before);
        stream_->avail_in = static_cast<uInt>(after_ - at);
        return;
    }
    after_ = at;
    stream_->next_in = read_.data();
    stream_->avail_in = 0;
    fresh_ = true;
}

// Adds to what was read and is not used yet, until that are `most` bytes.
void Unpacking::fill(std::size_t most)
{
    std::copy_n(stream_->next_in, stream_->avail_in, read_.data());
    const std::size_t count = file_.read(after_, reinterpret_cast<char*>(read_.data()) + stream_->avail_in,
                                         most - stream_->avail_in);
    after_ += count;
    stream_->next_in = read_.data();
    stream_->avail_in += static_cast<uInt>(count);
}

std::string_view Unpacking::ahead(std::size_t enough)
{
    if (stream_->avail_in < enough) {
        fresh_ = false;
        fill(kSmall);
    }
    return {reinterpret_cast<const char*>(stream_->next_in), stream_->avail_in};
}

std::optional<std::size_t> Unpacking::next(char* to, std::size_t room)
{
    constexpr std::size_t kAtOnce = 1u << 30; // less than the library counts to
    std::size_t done = 0;
    while (done < room && !ended_) {
        if (stream_->avail_in == 0) fill(std::exchange(fresh_, false) ? kSmall : read_.size());
        const std::size_t most = std::min(room - done, kAtOnce);
        stream_->next_out = reinterpret_cast<Bytef*>(to + done);
        stream_->avail_out = static_cast<uInt>(most);
        const int code = ::inflate(stream_.get(), Z_NO_FLUSH); // fails where nothing more came
        done += most - stream_->avail_out;
        ended_ = code == Z_STREAM_END;
        if (!ended_ && code != Z_OK) return {};
    }
    return done;
}

std::optional<std::string> Unpacking::rest(std::size_t size)
{
    constexpr std::size_t kAtOnce = 1u << 20; // what is said of the size may not be true
    std::string bytes;
    while (bytes.size() < size) {
        const std::size_t before = bytes.size(), more = std::min(size - before, std::max(before, kAtOnce));
        bytes.resize(before + more);
        const auto came = next(bytes.data() + before, more);
        if (!came || *came < more) return {};
    }
    char beyond;
    const auto nothing = next(&beyond, 1);
    if (!nothing || *nothing != 0) return {};
    return bytes;
}

std::uint64_t Unpacking::end() const
{
    return after_ - stream_->avail_in;
}

}
