// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// ISO 19115 metadata of the product with its lineage, as XML.
[[nodiscard]] std::string iso_metadata(const std::string& title, const Territory& territory,
                                       const std::vector<InputRecord>& inputs, const std::string& date,
                                       Language language);

}  // namespace comarca
