// SPDX-License-Identifier: Apache-2.0
#include "pipeline/microdata_cache.hpp"

namespace comarca {

std::filesystem::path microdata_cache(const std::filesystem::path& product) {
  return product.parent_path() / ".comarca";
}

}  // namespace comarca
