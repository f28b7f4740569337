// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/sha256.hpp"

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

struct FileCloser {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) {
    check(context_ ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
  }

  void add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

  std::string finish() {
    std::array<unsigned char, 32> digest{};
    unsigned length = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &length));
    return fmt::format("{:02x}", fmt::join(digest, ""));
  }

 private:
  /// libcrypto answers 1 for success.
  static void check(int answer) {
    if (answer != 1) {
      throw io_error("SHA-256 is not available in the system's libcrypto");
    }
  }
  std::unique_ptr<EVP_MD_CTX, ContextDeleter> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.finish();
}

std::string sha256_of_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    throw io_error("cannot open the file for reading", {.file = path.string()},
                   "Check that it exists and that you may read it.");
  }
  Digest digest;
  std::vector<char> buffer(1 << 20);
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    digest.add({buffer.data(), got});
  }
  if (std::ferror(file.get()) != 0) {
    throw io_error("cannot read the file to its end", {.file = path.string()});
  }
  return digest.finish();
}

}  // namespace comarca
