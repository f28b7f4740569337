// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/cartography/report.hpp"
#include "comarca/publication/report.hpp"
#include "publication/map/map_units.hpp"
#include "publication/report/report_words.hpp"

namespace comarca {

class Catalog;

/// A figure the report speaks of: by municipality, and for the whole.
struct ReportedFigure {
  std::string name;  ///< as ProductReader::series() takes it
  FigureSeries series;
  FigureSeries::Entry whole;  ///< of the subregion or department
  std::string reason = {};    ///< why the whole has no value
};

/// The subregion or department of a report, with what all its sections need.
struct ReportSubject {
  const ProductReader& reader;
  Language language = Language::spanish;
  std::string code;
  std::string name;
  std::string layer;                 ///< of the subregions or of the departments
  ProductUnits units;                ///< the municipalities, many vertices in the detail of a sheet: ADR 0258
  std::vector<std::size_t> members;  ///< positions in units, by name
  std::set<std::string> member_codes;
  std::vector<ReportedFigure> figures;
  Words indicator_words;  ///< names of figures, units and status
  Words code_words;       ///< titles of the codes in tables
  Words municipalities;   ///< names by code

  /// The text in the report's language.
  [[nodiscard]] std::string say(std::string_view es, std::string_view en) const {
    return Text{std::string(es), std::string(en)}.in(language);
  }
  [[nodiscard]] const MapUnit& unit(std::size_t position) const { return units.units.units[position]; }
  [[nodiscard]] bool has_member(const std::string& municipality) const { return member_codes.contains(municipality); }
  [[nodiscard]] bool is_department() const noexcept { return layer == contract().departments.layer_name(); }
};

[[nodiscard]] ReportSubject report_subject(const ProductReader& reader, const ReportRequest& request,
                                           const Catalog& catalog, Language language);

/// The main figure of each indicator, "indicator.figure": the one that bears its name or the beginning of it ("nbi" of
/// "nbi_proxy"), else the first of the dictionary.
[[nodiscard]] std::vector<std::string> main_figures(const ProductReader& reader);

/// A number as it is read, with its sorting value; a dash without one.
[[nodiscard]] ReportCell number_cell(std::optional<double> value, int decimals, Language language);

}  // namespace comarca
