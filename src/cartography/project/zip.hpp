// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

struct ZipMember {
  std::string name;
  std::string bytes;
};

/// A zip archive with its members as they are (stored), all dated 1980-01-01: the same members, the same bytes.
/// Throws a data error past 4 GiB.
[[nodiscard]] std::string stored_zip(const std::vector<ZipMember>& members);

/// CRC-32 of zip and gzip (polynomial 0xEDB88320).
[[nodiscard]] std::uint32_t crc32(std::string_view bytes) noexcept;

}  // namespace comarca
