// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/merged_files.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"

namespace comarca {
namespace {

Statistics read(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw io_error("cannot open the file for reading", {.file = file});
  }
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  return statistics_from_csv(text, file);
}

/// What would count twice: the result of an earlier merge, or one file under two names.
void refuse_repeated(std::span<const std::string> files, const std::filesystem::path& output) {
  std::map<std::string, std::string> by_content;
  for (const auto& file : files) {
    std::error_code unlike;
    if (!output.empty() && std::filesystem::equivalent(file, output, unlike)) {
      throw usage_error("the file to write is among those to add", {.file = file},
                        "Write somewhere else, or name the files to add one by one.");
    }
    const auto [other, fresh] = by_content.emplace(sha256_of_file(file), file);
    if (!fresh) {
      throw usage_error(fmt::format("this file is the same as '{}', byte by byte", other->second), {.file = file},
                        "Name each file once.");
    }
  }
}

}  // namespace

Statistics merged_files(std::span<const std::string> files, const std::filesystem::path& output) {
  refuse_repeated(files, output);
  Statistics all;
  for (const auto& file : files) {
    all.merge(read(file));
  }
  return all;
}

}  // namespace comarca
