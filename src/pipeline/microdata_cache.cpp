// SPDX-License-Identifier: Apache-2.0
#include "pipeline/microdata_cache.hpp"

namespace comarca {

std::filesystem::path microdata_cache(const Project& project) {
  return project.product.parent_path() / ".comarca";
}

}  // namespace comarca
