// SPDX-License-Identifier: Apache-2.0
#include "synth/output_folder.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca::synth {
namespace {

namespace fs = std::filesystem;

bool made_here(const fs::path& folder) {
  std::ifstream file(folder / kReadMe);
  std::string line;
  return std::getline(file, line) && line.starts_with(kReadMeStart);
}

void check_target(const fs::path& target, ExistingFolder existing) {
  std::error_code ignored;
  if (!fs::exists(target, ignored)) {
    return;
  }
  if (!fs::is_directory(target, ignored)) {
    throw usage_error("there is a file of this name", {.file = target.string()}, "Name another folder.");
  }
  if (fs::is_empty(target, ignored) || (existing == ExistingFolder::replace && made_here(target))) {
    return;
  }
  throw usage_error("the folder exists and is not empty", {.file = target.string()},
                    existing == ExistingFolder::replace ? "It was not made by `comarca synth`: name another folder."
                                                        : "Name another folder, or replace it with --replace.");
}

Error cannot(std::string_view action, const fs::path& path, const std::error_code& code) {
  return io_error(fmt::format("cannot {}: {}", action, code.message()), {.file = path.string()},
                  "Check that the folder can be written to and that the disk has room.");
}

}  // namespace

OutputFile::OutputFile(fs::path path) : path_(std::move(path)), stream_(path_, std::ios::binary) {
  if (!stream_) {
    throw failure(errno);
  }
}

Error OutputFile::failure(int code) const {
  return cannot("write", path_, std::error_code(code, std::generic_category()));
}

void OutputFile::write(std::string_view text) {
  stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream_) {
    throw failure(errno);
  }
  bytes_ += text.size();
}

void OutputFile::finish() {
  stream_.close();
  if (!stream_) {
    throw failure(errno);
  }
}

OutputFolder::OutputFolder(fs::path target, ExistingFolder existing) : target_(std::move(target)), existing_(existing) {
  if (!target_.has_filename()) {
    target_ = target_.parent_path();
  }
  check_target(target_, existing_);
  partial_ = target_;
  partial_ += ".parcial";
  std::error_code code;
  fs::remove_all(partial_, code);
  fs::create_directories(partial_, code);
  if (code) {
    throw cannot("make the folder", partial_, code);
  }
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
}

OutputFile OutputFolder::create(const fs::path& relative) {
  const auto path = partial_ / relative;
  std::error_code code;
  fs::create_directories(path.parent_path(), code);
  if (code) {
    throw cannot("make the folder", path.parent_path(), code);
  }
  files_.push_back(relative);
  return OutputFile(path);
}

void OutputFolder::write(const fs::path& relative, std::string_view content) {
  auto file = create(relative);
  file.write(content);
  file.finish();
}

std::uint64_t OutputFolder::bytes() const {
  std::uint64_t total = 0;
  std::error_code ignored;
  for (const auto& file : files_) {
    const auto there = fs::exists(partial_ / file, ignored) ? partial_ / file : target_ / file;
    total += fs::file_size(there, ignored);
  }
  return total;
}

void OutputFolder::finish() {
  check_target(target_, existing_);
  std::error_code code;
  fs::remove_all(target_, code);
  if (!code) {
    fs::rename(partial_, target_, code);
  }
  if (code) {
    throw cannot("put the folder in its place", target_, code);
  }
}

}  // namespace comarca::synth
