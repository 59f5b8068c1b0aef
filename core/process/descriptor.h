#pragma once

#include <unistd.h>
#include <utility>

// Only for the files of process.
namespace remit {

// A file descriptor, closed with the object.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return number_; }
    void close()
    {
        if (number_ >= 0) ::close(number_); // not again after EINTR: Linux has closed it
        number_ = -1;
    }

private:
    int number_;
};

}
