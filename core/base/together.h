#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace remit {

// Does work(i) for every i below `count`, on every processor there is and some at a time, and returns once
// all are done. Each thread has a worker of its own, which make() gives it: what that keeps is its own.
template <class Make>
void together(std::size_t count, Make make)
{
    constexpr std::size_t kAtATime = 64;
    std::atomic<std::size_t> next = 0;
    const auto some = [&] {
        auto work = make();
        for (std::size_t begin; (begin = next.fetch_add(kAtATime)) < count;)
            for (std::size_t i = begin; i < std::min(begin + kAtATime, count); ++i)
                work(i);
    };
    std::vector<std::jthread> others;
    try {
        const std::size_t threads =
            std::min<std::size_t>(std::thread::hardware_concurrency(), count / kAtATime + 1);
        while (others.size() + 1 < threads)
            others.emplace_back(some);
    } catch (const std::system_error&) { // as many as there may be
    }
    some();
}

}
