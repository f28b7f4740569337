// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// What a product says of itself.
struct ProductIdentity {
  std::string title;
  Date date;
  Language language = Language::spanish;
};

/// ISO 19115 metadata of the product with its lineage, as XML.
[[nodiscard]] std::string iso_metadata(const ProductIdentity& product, const Territory& territory,
                                       const std::vector<InputRecord>& inputs);

}  // namespace comarca
