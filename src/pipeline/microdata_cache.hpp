// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace comarca {

/// Where a project keeps typed copies of its microdata: beside its product.
[[nodiscard]] std::filesystem::path microdata_cache(const std::filesystem::path& product);

}  // namespace comarca
