// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace comarca {

/// A municipality of a product, without its polygon.
struct ProductMunicipality {
  std::string code;
  std::string name;
  std::string department;
  std::string department_name;
  double area_km2 = 0;
  double perimeter_km = 0;
};

/// A row of the table `vecinos`; `a` and `b` are positions in ProductBorders::municipalities.
struct ProductBorder {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::string kind;  ///< linea, punto, declarado
  double length_m = 0;
  double tolerance_m = 0;
  double widest_gap_m = 0;
  double exact_share = 1;
  double confidence = 1;
  std::string link_reason;  ///< of a declared link
};

struct ProductBorders {
  std::vector<ProductMunicipality> municipalities;  ///< in order of code
  std::vector<ProductBorder> borders;
};

/// What a user's query says of a set of members.
struct QueryAnswer {
  std::optional<bool> holds;  ///< empty: NULL
  std::string says;
};

/// The date a product carries (ISO); empty when it carries none. Throws an io error when the file cannot be read.
[[nodiscard]] std::string product_date(const std::filesystem::path& product);

/// Reads a product (GeoPackage) with SQL; nothing is ever written to it. User queries can only select, see SpatiaLite's
/// functions, and are cut short when they take too long. Not for use by several threads at once.
class ProductQuery {
 public:
  /// Throws an io error when the file cannot be read, a data error when it is no product of comarca.
  explicit ProductQuery(const std::filesystem::path& product);
  ProductQuery(const ProductQuery&) = delete;
  ProductQuery& operator=(const ProductQuery&) = delete;
  ~ProductQuery();

  [[nodiscard]] ProductBorders borders() const;

  /// Facts known of municipalities: columns of `municipios`, figures of `indicadores_municipio`, variables of `datos`
  /// (the last period of each).
  [[nodiscard]] const std::vector<std::string>& facts();
  [[nodiscard]] bool knows(const std::string& fact);
  /// Numbers of one fact by code. A short name will do where it can mean one fact only (`ipm` for `ipm_censal_ipm`).
  /// Throws a usage error that suggests the nearest name.
  [[nodiscard]] std::map<std::string, double> numbers(const std::string& fact);
  [[nodiscard]] std::map<std::string, std::string> texts(const std::string& fact);
  /// Codes of the municipalities for which an SQL condition over the facts holds.
  [[nodiscard]] std::vector<std::string> codes_where(const std::string& condition);
  /// Runs a query that returns a row: truth (a number, or NULL), and a text if it has a second column. The table
  /// `miembros(codigo)` holds the members, `hechos` the facts. Throws a data error on another answer.
  [[nodiscard]] QueryAnswer ask(const std::string& query, std::span<const std::string> members);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> own_;
};

}  // namespace comarca
