// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

DemoFolder made() {
  return {.files = {"project.toml", "verdad/fronteras.csv"},
          .bytes = 2'340'000,
          .persons = 40'000,
          .households = 12'000,
          .units = 24,
          .vertices = 10'800};
}

TEST(DemoReport, a_person_reads_what_was_made_and_what_to_do_next) {
  EXPECT_EQ(demo_text(made(), "demo", Language::english),
            "demo: 24 fictional municipalities, 10800 vertices, 12000 households, 40000 persons; 2 files, 2.3 MB\n"
            "Next: comarca run demo/project.toml\n");
  EXPECT_TRUE(demo_text(made(), "demo", Language::spanish).ends_with("Siga con: comarca run demo/project.toml\n"));
}

TEST(DemoReport, a_program_reads_every_file) {
  EXPECT_EQ(demo_json(made(), "demo"), R"({
  "folder": "demo",
  "units": 24,
  "vertices": 10800,
  "households": 12000,
  "persons": 40000,
  "bytes": 2340000,
  "files": [
    "project.toml",
    "verdad/fronteras.csv"
  ]
}
)");
}

}  // namespace
}  // namespace comarca
