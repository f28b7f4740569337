// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/report.hpp"
#include "comarca/schemes/vintages.hpp"

namespace comarca::cli {

/// Where to write sheets; empty: not.
struct SheetPaths {
  std::string html;
  std::string pdf;
};
void write_verdict_sheets(const SchemeReport& report, const SchemeSource& source, const SheetPaths& paths,
                          Language language);

[[nodiscard]] std::string standings_text(const std::vector<SchemeStanding>& standings, Language language);
[[nodiscard]] std::string standings_json(const std::vector<SchemeStanding>& standings, Language language);
[[nodiscard]] std::string changes_text(const std::vector<SchemeChange>& changes, Language language);
[[nodiscard]] std::string changes_json(const std::vector<SchemeChange>& changes, Language language);
[[nodiscard]] std::string catalog_text(const SchemeCatalog& catalog, Language language);
[[nodiscard]] std::string catalog_json(const SchemeCatalog& catalog, Language language);

}  // namespace comarca::cli
