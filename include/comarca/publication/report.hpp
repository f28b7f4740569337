// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/cartography/report.hpp"

namespace comarca {

class Catalog;

/// What a report of a product is about.
struct ReportRequest {
  std::filesystem::path product;        ///< a GeoPackage that `comarca run` wrote
  std::string of;                       ///< code of a subregion or department; empty: the only department
  std::vector<std::string> indicators;  ///< as `comarca map` names them; empty: the main figure of each
};

/// Everything the product knows of a subregion or department, in words, figures, maps and tables. Throws a usage error
/// that names the codes there are when the one asked for is not among them.
[[nodiscard]] Report make_report(const ReportRequest& request, const Catalog& catalog, Language language);

}  // namespace comarca
