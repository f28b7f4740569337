// SPDX-License-Identifier: Apache-2.0
#include "base/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace comarca {
namespace {

constexpr mode_t kMode = 0666;  // less the user's umask

/// Whoever held the lock before may have removed the file: then this is a lock that nobody else will meet.
bool still_there(const std::filesystem::path& file, int descriptor) {
  struct stat held = {};
  struct stat named = {};
  return ::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

bool lock(int descriptor, int operation) {
  while (::flock(descriptor, operation) != 0) {
    if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<FileLock> FileLock::take(const std::filesystem::path& file, Wait wait) {
  const int operation = wait == Wait::never ? LOCK_EX | LOCK_NB : LOCK_EX;
  while (true) {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, kMode);
    if (descriptor < 0) {
      return std::nullopt;
    }
    if (!lock(descriptor, operation)) {
      ::close(descriptor);
      return std::nullopt;
    }
    if (still_there(file, descriptor)) {
      return FileLock(file, descriptor);
    }
    ::close(descriptor);
  }
}

FileLock::FileLock(FileLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) {
    ::unlink(file_.c_str());
    ::close(descriptor_);
  }
}

bool FileLock::note(std::string_view text) const {
  return ::pwrite(descriptor_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

}  // namespace comarca
