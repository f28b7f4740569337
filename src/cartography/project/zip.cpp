// SPDX-License-Identifier: Apache-2.0
#include "cartography/project/zip.hpp"

#include <array>
#include <limits>

#include "comarca/base/error.hpp"

// ADR 0192: the QGIS project is zipped by us, without compression.
namespace comarca {
namespace {

// Signatures and fields by PKWARE's APPNOTE 6.3.
constexpr std::uint32_t kLocalHeader = 0x04034B50;
constexpr std::uint32_t kCentralHeader = 0x02014B50;
constexpr std::uint32_t kEnd = 0x06054B50;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kUtf8Names = 0x0800;
constexpr std::uint16_t kFirstDate = (1U << 5U) | 1U;  // 1980-01-01

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
    }
    table[byte] = value;
  }
  return table;
}

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
  put16(out, static_cast<std::uint16_t>(value >> 16U));
}

/// What both headers of a member have in common.
void put_description(std::string& out, const ZipMember& member, std::uint32_t checksum) {
  const auto size = static_cast<std::uint32_t>(member.bytes.size());
  put16(out, kVersion);
  put16(out, kUtf8Names);
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, kFirstDate);
  put32(out, checksum);
  put32(out, size);
  put32(out, size);
  put16(out, static_cast<std::uint16_t>(member.name.size()));
  put16(out, 0);  // no extra field
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) noexcept {
  static constexpr auto kTable = make_table();
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char c : bytes) {
    value = kTable[(value ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (value >> 8U);
  }
  return ~value;
}

std::string stored_zip(const std::vector<ZipMember>& members) {
  std::string out;
  std::string directory;
  for (const auto& member : members) {
    const auto offset = out.size();
    if (offset + member.bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw data_error("a zip archive of more than 4 GiB is not supported", {.file = member.name});
    }
    const std::uint32_t checksum = crc32(member.bytes);
    put32(out, kLocalHeader);
    put_description(out, member, checksum);
    out += member.name;
    out += member.bytes;
    put32(directory, kCentralHeader);
    put16(directory, kVersion);
    put_description(directory, member, checksum);
    put16(directory, 0);  // no comment
    put16(directory, 0);  // first disk
    put16(directory, 0);  // no internal attributes
    put32(directory, 0);  // no external attributes
    put32(directory, static_cast<std::uint32_t>(offset));
    directory += member.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  put32(out, kEnd);
  put16(out, 0);
  put16(out, 0);
  put16(out, static_cast<std::uint16_t>(members.size()));
  put16(out, static_cast<std::uint16_t>(members.size()));
  put32(out, static_cast<std::uint32_t>(directory.size()));
  put32(out, start);
  put16(out, 0);
  return out;
}

}  // namespace comarca
