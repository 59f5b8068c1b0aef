#include "record.h"

#include "run.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace remit::test {

namespace fs = std::filesystem;

Result<std::vector<FoundEntry>> entriesIn(const fs::path& record)
{
    std::vector<FoundEntry> found;
    if (!fs::exists(record / ".git")) return found;
    const auto ledger = Ledger::open(record);
    if (!ledger) return ledger.error();
    auto whole = ledger->whole();
    if (!whole) return whole.error();
    for (auto& entry : whole->entries) {
        FoundEntry each{std::move(entry), {}};
        for (const auto& file : each.entry.event.files) {
            auto bytes = ledger->file(each.entry, file.name);
            if (!bytes) return bytes.error();
            each.files.push_back(*std::move(bytes));
        }
        if (const auto* note = std::get_if<Note>(&each.entry.event.deed))
            for (const auto& kept : note->kept) {
                auto file = ledger->kept(kept);
                if (!file) return file.error();
                if (*file) each.files.push_back((*file)->bytes);
            }
        if (const auto findings = ledger->findings(each.entry); !findings) return findings.error();
        found.push_back(std::move(each));
    }
    return found;
}

std::string gitComplains(const fs::path& record)
{
    const Ran fsck =
        run({{"/usr/bin/git", "-C", record.string(), "fsck", "--strict", "--no-dangling", "--no-progress"},
             record});
    if (fsck.status == 0 && fsck.out.empty() && fsck.err.empty()) return {};
    return "git fsck ended with " + std::to_string(fsck.status) + ": " + fsck.out + fsck.err;
}

std::vector<std::string> objectsOf(const fs::path& record)
{
    const Ran listed =
        run({{"/usr/bin/git", "-C", record.string(), "rev-list", "--objects", "--no-object-names", "main"},
             record});
    std::istringstream lines(listed.out);
    return {std::istream_iterator<std::string>(lines), {}};
}

void writeContract(const fs::path& folder, const std::vector<std::string>& deliverables)
{
    write(folder / "people.toml", R"([[post]]
id = "office"
title = "Office"
side = "client"
may = ["review", "amend", "agree", "suspend", "notify", "note", "certify", "pay", "appoint"]

[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit", "withdraw", "note", "amend", "agree", "suspend", "notify", "invoice", "erase"]

[[party]]
id = "desk"
name = "Desk"
side = "client"
posts = ["office"]

[[party]]
id = "provider"
name = "Provider"
side = "provider"
posts = ["author"]
)");
    write(folder / "terms.md", "# Terms of reference\n\nA survey.\n");
    std::string schedule = R"(format = 1

[contract]
id = "survey"
title = "Survey of skills"
completes = 2022-10-21
zone = "Europe/Zurich"
terms = "terms.md"

[review]
within = "10 working days"
approvals = ["office"]

[[component]]
id = "work"
title = "Work"
)";
    for (const auto& id : deliverables)
        schedule += "\n[[component.deliverable]]\nid = \"" + id + "\"\nphase = \"plan\"\ntitle = \"Report " +
                    id + "\"\ndue = 2022-10-21\n";
    schedule += "\n[[component.activity]]\nid = \"visit\"\ntitle = \"Visit\"\n"
                "\n[[component.input]]\nid = \"register\"\ntitle = \"Register\"\n"
                "\n[[payment]]\nid = \"fee\"\nshare = \"900.00 USD\"\nafter = [\"certified\", \"invoice\"]\n";
    write(folder / "schedule.toml", schedule);
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return in ? bytes.str() : std::string();
}

void write(const fs::path& file, std::string_view bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    if (!(out << bytes).flush()) {
        std::cerr << file.string() << " could not be written\n";
        std::exit(2);
    }
}

std::string noise(std::size_t bytes, unsigned seed)
{
    std::minstd_rand random(seed + 1);
    std::string text;
    while (text.size() < bytes)
        text += static_cast<char>(random() >> 8 & 0xff);
    return text;
}

Scratch::Scratch() : owner_(::getpid())
{
    const fs::path memory = "/dev/shm";
    const fs::path place = ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
    std::string pattern = (place / "remit-crash-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        std::perror(pattern.c_str());
        std::exit(2);
    }
    path_ = pattern;
}

Scratch::~Scratch()
{
    std::error_code ignored;
    if (::getpid() == owner_) fs::remove_all(path_, ignored);
}

bool atOnce(const std::vector<std::function<void()>>& works)
{
    int gate[2];
    if (::pipe(gate) != 0) return false;
    std::vector<pid_t> workers;
    for (const auto& work : works) {
        const pid_t worker = ::fork();
        if (worker == 0) {
            ::close(gate[1]);
            char byte = 0;
            if (::read(gate[0], &byte, 1) < 0) ::_exit(2); // until the gate opens
            ::close(gate[0]);
            work();
            ::_exit(0);
        }
        if (worker > 0) workers.push_back(worker);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    bool well = workers.size() == works.size();
    for (const pid_t worker : workers) {
        int status = 0;
        ::waitpid(worker, &status, 0);
        well = well && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    return well;
}

std::string counted(long number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

}
