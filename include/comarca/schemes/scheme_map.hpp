// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// What can be a member of a scheme: a municipality, a department, or a scheme of the registry.
struct SchemeUnit {
  std::string code;
  std::string name;
  std::string department;  ///< of a department, its own code; of a scheme in several, empty
  std::string kind;
  double area_km2 = 0;
  double perimeter_km = 0;
  std::optional<double> population;
  std::string category;              ///< of Ley 617, or empty
  std::optional<std::int64_t> roll;  ///< electoral roll
};

/// The municipalities of a country and who borders whom, as a product or a boundary file gives them.
struct SchemeMapInput {
  std::string vintage;  ///< named in verdicts
  std::vector<SchemeUnit> municipalities;
  std::vector<Border> borders;  ///< between positions in `municipalities`
  std::map<std::string, std::string> department_names;
};

/// Every unit a scheme can have, on one graph: municipalities, then the departments they make up (their borders are
/// those of their municipalities, added), then the registry's schemes. Units of different levels never touch.
class SchemeMap {
 public:
  /// Kinds come from the catalogue where the input leaves them empty. Throws a data error on a code given twice.
  SchemeMap(SchemeMapInput input, const SchemeCatalog& catalog);

  [[nodiscard]] const std::vector<SchemeUnit>& units() const noexcept { return units_; }
  [[nodiscard]] const SchemeUnit& unit(std::uint32_t index) const noexcept { return units_[index]; }
  [[nodiscard]] const BorderGraph& graph() const noexcept { return graph_; }
  [[nodiscard]] const std::string& vintage() const noexcept { return vintage_; }
  [[nodiscard]] std::size_t municipality_count() const noexcept { return municipality_count_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view code) const;
  [[nodiscard]] bool is_capital(std::uint32_t unit) const;
  /// The municipalities that make up a unit: itself, those of the department, those of the scheme's members.
  [[nodiscard]] std::vector<std::uint32_t> municipalities_of(std::uint32_t unit) const;

 private:
  void add_departments(const std::map<std::string, std::string>& names, std::vector<Border>& borders);
  void add_schemes(const SchemeCatalog& catalog);
  void name_kinds(const SchemeCatalog& catalog);
  void index_units();

  std::string vintage_;
  std::vector<SchemeUnit> units_;
  std::vector<std::vector<std::string>> scheme_members_;
  std::vector<std::string> capitals_;
  std::size_t municipality_count_ = 0;
  std::size_t first_scheme_ = 0;
  BorderGraph graph_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

}  // namespace comarca
