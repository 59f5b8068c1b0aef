#pragma once

#include "support/support.h"

// A small contract between an office and an author, for tests in which it matters who records and signs.
namespace remit::test {

inline constexpr const char* kSurvey = R"(format = 1
[contract]
id = "survey"
title = "Survey of skills"
zone = "Europe/Zurich"
terms = "terms.md"
[[component]]
id = "work"
title = "Work"
[[component.deliverable]]
id = "plan"
phase = "plan"
title = "Plan"
due = 2022-09-05
[[component.deliverable]]
id = "report"
phase = "plan"
title = "Report"
due = 2022-10-14
[[component.activity]]
id = "calls"
title = "Calls"
)";

// Its files in `folder`, which is made; `people` is people.toml.
inline void writeSurvey(const std::filesystem::path& folder, std::string_view people)
{
    std::filesystem::create_directory(folder);
    write(folder / "terms.md", "The author surveys the skills.\n");
    write(folder / "schedule.toml", kSurvey);
    write(folder / "people.toml", people);
}

}
