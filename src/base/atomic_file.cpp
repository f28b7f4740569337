// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/atomic_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr mode_t kMode = 0666;  // less the user's umask
constexpr int kMostLinks = 40;  // as the kernel

/// The process in ".name.PID.tmp"; 0 for any other name.
int owner_of(const std::string& temporary, const std::string& name) {
  constexpr std::string_view kEnd = ".tmp";
  const std::string start = fmt::format(".{}.", name);
  if (!temporary.starts_with(start) || !temporary.ends_with(kEnd) || temporary.size() <= start.size() + kEnd.size()) {
    return 0;
  }
  const std::string_view digits =
      std::string_view(temporary).substr(start.size(), temporary.size() - start.size() - kEnd.size());
  int process = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), process);
  return failure == std::errc() && end == digits.data() + digits.size() ? process : 0;
}

}  // namespace

bool is_stream(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return std::filesystem::exists(status) && std::filesystem::is_other(status);
}

std::filesystem::path behind_links(std::filesystem::path path) {
  std::error_code failure;
  for (int links = 0; links < kMostLinks && !is_stream(path) && std::filesystem::is_symlink(path, failure); ++links) {
    path = folder_of(path) / std::filesystem::read_symlink(path, failure);  // an absolute target stands alone
  }
  return path;
}

std::filesystem::path temporary_name(const std::filesystem::path& path) {
  return folder_of(path) / fmt::format(".{}.{}.tmp", path.filename().string(), ::getpid());
}

void remove_dead_temporaries(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::directory_iterator entry(folder_of(path), ignored);
  for (; entry != std::filesystem::directory_iterator(); entry.increment(ignored)) {
    const int process = owner_of(entry->path().filename().string(), path.filename().string());
    if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
      std::filesystem::remove_all(entry->path(), ignored);
    }
  }
}

void flush_folder(const std::filesystem::path& folder) noexcept {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

AtomicFile::AtomicFile(std::filesystem::path path) : path_(behind_links(std::move(path))) {
  if (std::filesystem::is_directory(path_)) {
    errno = EISDIR;
    fail("write");
  }
  if (is_stream(path_)) {
    is_stream_ = true;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
      fail("open");
    }
    return;
  }
  descriptor_ = ::open(folder_of(path_).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kMode);
  if (descriptor_ < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
    temporary_ = temporary_name(path_);
    descriptor_ = ::open(temporary_.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, kMode);
  }
  if (descriptor_ < 0) {
    fail("create");
  }
}

AtomicFile::~AtomicFile() {
  close();
}

void AtomicFile::close() noexcept {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
    descriptor_ = -1;
  }
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    temporary_.clear();
  }
}

void AtomicFile::fail(std::string_view doing) const {
  throw io_error(
      fmt::format("cannot {} the file: {}", doing, std::generic_category().message(errno)), {.file = path_.string()},
      "Nothing was changed. Check that the folder exists, that you may write there and that the disk is not full.");
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      fail("write");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commit() {
  if (is_stream_) {
    return close();
  }
  if (::fsync(descriptor_) != 0) {
    fail("flush");
  }
  remove_dead_temporaries(path_);
  if (temporary_.empty()) {
    const auto name = temporary_name(path_);
    ::unlink(name.c_str());
    const std::string self = fmt::format("/proc/self/fd/{}", descriptor_);
    if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
      fail("name");
    }
    temporary_ = name;
  }
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    fail("replace");
  }
  temporary_.clear();
  flush_folder(folder_of(path_));
  close();
}

void make_folder_of(const std::filesystem::path& file) noexcept {
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace comarca
