// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/cartography/theme.hpp"
#include "comarca/gis/product_names.hpp"
#include "comarca/gis/vector_reader.hpp"

namespace comarca {

/// One variable of a product by unit, with what a sheet must say about it.
struct FigureSeries {
  std::string title;
  std::string unit;
  std::string source;
  std::string method;
  std::string vintage;
  std::string status;
  struct Entry {
    std::optional<double> value;
    std::optional<double> lower;
    std::optional<double> upper;
    bool withheld = false;
  };
  std::map<std::string, Entry> by_code;

  /// "Título (%)"
  [[nodiscard]] std::string legend_title() const { return unit.empty() ? title : title + " (" + unit + ")"; }
};

/// A polygon layer of a product with its codes and names.
struct ProductUnits {
  VectorLayer layer;
  MapUnits units;                       ///< without values yet
  std::vector<std::string> subregions;  ///< code by unit, empty when it has none
  std::vector<std::string> departments;
};

/// Where something of a product comes from.
struct InputNote {
  std::string source;
  std::string vintage;
};

/// Reads what maps and reports show from a GeoPackage that `comarca run` wrote.
class ProductReader {
 public:
  /// Throws a data error for a file without a layer of municipalities.
  explicit ProductReader(std::filesystem::path product);

  [[nodiscard]] const std::filesystem::path& file() const noexcept { return product_; }
  /// Of the product, never of the clock.
  [[nodiscard]] std::string date() const;
  [[nodiscard]] bool has_layer(const std::string& layer) const;
  [[nodiscard]] ProductUnits units(const std::string& layer) const;
  /// An indicator, a variable of the tables, or a column of the layer; the units' level is that of the layer. The last
  /// vintage, unless another is asked for.
  [[nodiscard]] FigureSeries series(const std::string& layer, const std::string& name,
                                    const std::string& period = "") const;
  /// The same, or nothing when the product has no such figures.
  [[nodiscard]] std::optional<FigureSeries> find_series(const std::string& layer, const std::string& name,
                                                        const std::string& period = "") const;
  /// The vintages of an indicator or variable, ascending.
  [[nodiscard]] std::vector<std::string> periods(const std::string& layer, const std::string& name) const;
  /// The texts of a column by unit of a polygon layer.
  [[nodiscard]] std::vector<std::string> texts(const VectorLayer& layer, const std::string& column) const;
  /// A layer or table whole; read once.
  [[nodiscard]] const VectorLayer& table(const std::string& layer) const;
  /// Codes and names of the units of a layer; empty when the product has no such layer.
  [[nodiscard]] std::map<std::string, std::string> names(const std::string& layer) const;
  /// Names of everything series() knows for a layer.
  [[nodiscard]] std::vector<std::string> series_names(const std::string& layer) const;

  /// The input files of some roles, as a sheet cites them: "límites", "suelo".
  [[nodiscard]] InputNote inputs(std::span<const std::string_view> roles, Language language) const;
  /// What people call a layer or column, and what it is; its own name when the product does not say.
  [[nodiscard]] ProductName layer_name(const std::string& layer) const;
  [[nodiscard]] ProductName column_name(const std::string& layer, const std::string& column) const;
  /// Of a subregion or department; empty for a code that is neither.
  [[nodiscard]] std::string place_name(const std::string& code) const;

 private:
  void place_by_municipality(ProductUnits& units) const;
  /// A source of the table `fuentes` as a sheet cites it; the name itself when it is not there.
  [[nodiscard]] std::string citation(const std::string& source) const;
  [[nodiscard]] std::vector<std::size_t> indicator_rows(const std::string& level, const std::string& name) const;
  [[nodiscard]] std::vector<std::size_t> variable_rows(const std::string& name) const;
  [[nodiscard]] std::optional<FigureSeries> indicator(const std::string& level, const std::string& name,
                                                      const std::string& period) const;
  [[nodiscard]] std::optional<FigureSeries> variable(const std::string& name, const std::string& period) const;
  [[nodiscard]] std::optional<FigureSeries> column(const std::string& layer, const std::string& name) const;

  std::filesystem::path product_;
  DatasetInfo info_;
  ProductNames names_;
  mutable std::map<std::string, VectorLayer> read_;  ///< tables by name
};

/// The text of a column in a row; empty when the column is not there or the cell is.
[[nodiscard]] std::string text_of(const VectorLayer& layer, std::string_view column, std::size_t row);
/// The same as a number, when it is one.
[[nodiscard]] std::optional<double> number_of(const VectorLayer& layer, std::string_view column, std::size_t row);

/// Two texts of a sheet as one, said once when they are the same.
[[nodiscard]] std::string both(const std::string& first, const std::string& second);

/// Positions of the units that belong to a subregion or department; all of them for an empty code. Throws a usage error
/// when none does.
[[nodiscard]] std::vector<std::size_t> members_of(const ProductUnits& units, const std::string& code);

/// The units with the values of a series.
[[nodiscard]] MapUnits with_values(const ProductUnits& units, const FigureSeries& series);

}  // namespace comarca
