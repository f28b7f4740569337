// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace comarca {

/// Writes a CSV text with a header as a Parquet file, whole or not at all. Numbers become numbers, except in columns
/// whose values have leading zeros (codes). Throws an io error when the place cannot be written.
void write_parquet(std::string_view csv, const std::filesystem::path& file);

}  // namespace comarca
