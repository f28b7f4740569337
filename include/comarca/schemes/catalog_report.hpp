// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {

/// The legal forms with what they rest on, then the known schemes; for a program with every rule of each.
[[nodiscard]] std::string catalog_text(const SchemeCatalog& catalog, Language language);
[[nodiscard]] std::string catalog_json(const SchemeCatalog& catalog, Language language);

}  // namespace comarca
