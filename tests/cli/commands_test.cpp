// SPDX-License-Identifier: Apache-2.0
// What docs/ARCHITECTURE.md says of adding a command and an output format.
#include <algorithm>
#include <cctype>
#include <map>
#include <regex>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

const fs::path kSources = COMARCA_SOURCE_DIR "/src";

/// The sources that have a word, by their paths below src/.
std::vector<fs::path> sources_with(const std::string& word) {
  static const auto kTexts = [] {
    std::map<fs::path, std::string> texts;
    for (const auto& entry : fs::recursive_directory_iterator(kSources)) {
      if (entry.path().extension() == ".cpp") {
        texts.emplace(entry.path().lexically_relative(kSources), file_content(entry.path()));
      }
    }
    return texts;
  }();
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  std::vector<fs::path> files;
  for (const auto& [file, text] : kTexts) {
    const auto at = text.find(word);
    if (at != std::string::npos && (at == 0 || !is_letter(text[at - 1])) && !is_letter(text[at + word.size()])) {
      files.push_back(file);
    }
  }
  return files;
}

/// What the group of a pattern holds, match by match.
std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

TEST(Commands, a_command_is_its_file_and_a_line_of_the_list) {
  const std::string list = file_content(kSources / "cli/commands.cpp");
  const auto classes = all_matches(list, "make_command<(\\w+)>");
  EXPECT_GE(classes.size(), 20U);
  for (const std::string& name : classes) {
    const auto files = sources_with(name);
    EXPECT_EQ(files.size(), 2U) << name << " is named in more than its file and cli/commands.cpp";
  }
}

TEST(Commands, the_help_of_every_command_has_an_example) {
  for (const std::string& name : all_matches(run_program({"--help"}).out, "\n  ([a-z]+) +[A-Z]")) {
    EXPECT_NE(run_program({name, "--help"}).out.find("Example"), std::string::npos) << name;
  }
}

TEST(Formats, an_output_format_is_a_line_of_the_list_and_its_writer) {
  // GeoPackage is left out: it is what a run writes that was asked for nothing else, and what `dissolve` writes.
  for (const std::string format : {"flatgeobuf", "geojson", "postgis"}) {
    const auto files = sources_with("LayerFormat::" + format);
    EXPECT_LE(files.size(), 2U) << format;
    EXPECT_TRUE(std::ranges::all_of(files, [](const fs::path& file) { return file.parent_path() == "gis"; })) << format;
  }
}

}  // namespace
}  // namespace comarca
