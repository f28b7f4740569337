// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/schemes/remedies.hpp"
#include "comarca/schemes/search.hpp"

namespace comarca {

/// A verdict with what goes with it. `remedies` may be null.
struct SchemeReport {
  const SchemeMap& map;
  const Verdict& verdict;
  const Remedies* remedies = nullptr;
};

/// For a terminal.
[[nodiscard]] std::string verdict_text(const SchemeReport& report, Language language);
/// One JSON object, the same in both languages but for its texts.
[[nodiscard]] std::string verdict_json(const SchemeReport& report, Language language);
[[nodiscard]] std::string verdicts_json(std::span<const SchemeReport> reports, Language language);

/// A figure of a member, for the sheet.
struct SheetFigure {
  std::string name;
  std::vector<std::string> values;  ///< by member, in the order of the verdict
};

/// What a sheet shows besides the verdict.
struct SheetContent {
  Polygons members;  ///< in a projected CRS, in the order of the verdict; empty: no map
  Polygons around;   ///< neighbours, drawn pale
  std::vector<SheetFigure> figures;
  std::vector<std::string> sources;
  std::string date;
};

/// One HTML page that stands alone and prints well.
[[nodiscard]] std::string verdict_html(const SchemeReport& report, const SheetContent& content, Language language);

[[nodiscard]] std::string search_json(const SearchResult& result, const SearchRequest& request, Language language);
[[nodiscard]] std::string search_text(const SearchResult& result, const SchemeMap& map, Language language);

}  // namespace comarca
