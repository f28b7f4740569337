// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/base/level.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/product/figure_series.hpp"
#include "comarca/product/layer.hpp"
#include "comarca/product/product_figure.hpp"
#include "comarca/product/read_values.hpp"
#include "comarca/product/reading.hpp"

namespace comarca {

struct StoredSeries;

/// Reads a product, the GeoPackage that `comarca run` wrote: the one way in which maps, charts, reports, verdicts and
/// user queries see it.
///
/// Its parts: tables and layers by the columns of the contract; units with their polygons; borders; series of figures
/// and variables by unit; facts of municipalities, and SQL over them; names as people read them. Nothing is ever
/// written to the file, but for a set that a killed run had committed, which is completed first.
///
/// Guarantees: plain values, that do not depend on how the file is stored; a column or layer that an earlier version
/// did not write is missing, not an error; user queries can only select, see SpatiaLite's functions, and are cut short
/// when they take too long.
///
/// Cost: opening looks at the file's list of layers. A fact, a border, a series or a name is read by SQL, and nothing
/// beside it. What units are called and where they lie, their polygons, and the rows of a table are each read at the
/// first question and kept, so that many pages and sheets read them once. ADR 0255.
///
/// Not for use by several threads at once.
class ProductReader {
 public:
  /// Throws an io error when the file cannot be read, a data error for a file without a layer of municipalities.
  explicit ProductReader(std::filesystem::path product);
  ProductReader(const ProductReader&) = delete;
  ProductReader& operator=(const ProductReader&) = delete;
  ~ProductReader();

  [[nodiscard]] const std::filesystem::path& file() const noexcept;
  /// Of the product (ISO), never of the clock; empty when it carries none.
  [[nodiscard]] std::optional<Date> date() const;

  // Layers and tables.
  [[nodiscard]] bool has(const Layer& layer) const;
  [[nodiscard]] bool has_layer(const std::string& layer) const;
  /// The rows of a declared layer; none when the product has no such layer.
  [[nodiscard]] LayerRows rows(const Layer& layer) const;
  /// The rows of any layer or table, for those whose columns follow from the data or from a style. Their polygons are
  /// empty: shapes() has them.
  [[nodiscard]] const VectorLayer& table(const std::string& layer) const;
  /// The texts of a column by row. Throws a usage error that suggests the nearest column.
  [[nodiscard]] std::vector<std::string> texts(const std::string& layer, const std::string& column) const;
  /// What people call a layer or column, and what it is; its own name when the product does not say.
  [[nodiscard]] ProductName layer_name(const std::string& layer) const;
  [[nodiscard]] ProductName column_name(const std::string& layer, const std::string& column) const;
  /// The input files of some roles, as a sheet cites them.
  [[nodiscard]] InputNote inputs(std::span<const std::string_view> roles, Language language) const;

  // Units.
  /// Throws a usage error that suggests the nearest when the product has no such layer.
  [[nodiscard]] const UnitPlaces& units(const std::string& layer) const;
  /// The same. Throws what reading polygons does.
  [[nodiscard]] const UnitShapes& shapes(const std::string& layer) const;
  /// Codes and names of the units of a layer; empty when the product has no such layer.
  [[nodiscard]] std::map<std::string, std::string> names(const std::string& layer) const;
  /// Of a subregion or department; empty for a code that is neither.
  [[nodiscard]] std::string place_name(const std::string& code) const;
  /// Throws a data error when the product has no neighbours, or such as are no municipalities of it.
  [[nodiscard]] ProductBorders borders() const;

  // Series of an indicator, a variable of the tables, or a column of the layer; the units' level is that of the layer.
  /// The last vintage, unless another is asked for. Throws a usage error that says what there is.
  [[nodiscard]] FigureSeries series(const std::string& layer, const std::string& name,
                                    const std::string& period = "") const;
  /// The same, or nothing when the product has no such figures.
  [[nodiscard]] std::optional<FigureSeries> find_series(const std::string& layer, const std::string& name,
                                                        const std::string& period = "") const;
  /// The vintages of an indicator or variable, ascending.
  [[nodiscard]] std::vector<std::string> periods(const std::string& layer, const std::string& name) const;
  /// Names of everything series() knows for a layer.
  [[nodiscard]] std::vector<std::string> series_names(const std::string& layer) const;

  /// Figures of indicators with all that the product says of them, in its order.
  [[nodiscard]] std::vector<ProductFigure> figures(const FigureQuery& query) const;

  // Facts of municipalities: columns of their layer, figures of the last period, variables of the tables (the last
  // period of each).
  [[nodiscard]] const std::vector<std::string>& facts() const;
  [[nodiscard]] bool knows(const std::string& fact) const;
  /// Numbers of one fact by code. A short name will do where it can mean one fact only (`ipm` for `ipm_censal_ipm`).
  /// Throws a usage error that suggests the nearest name.
  [[nodiscard]] std::map<std::string, double> numbers(const std::string& fact) const;
  [[nodiscard]] std::map<std::string, std::string> texts(const std::string& fact) const;
  /// Codes of the municipalities for which an SQL condition over the facts holds.
  [[nodiscard]] std::vector<std::string> codes_where(const std::string& condition) const;
  /// Runs a query that returns a row: truth (a number, or NULL), and a text if it has a second column. The table
  /// `miembros(codigo)` holds the members, `hechos` the facts. Throws a data error on another answer.
  [[nodiscard]] QueryAnswer ask(const std::string& query, std::span<const std::string> members) const;

 private:
  void require_layer(const std::string& layer) const;
  /// The series of a figure at the level of a layer, of the total zone.
  [[nodiscard]] std::vector<const StoredSeries*> stored(const std::string& layer, const std::string& name) const;
  [[nodiscard]] std::string citation(const std::string& source) const;
  [[nodiscard]] std::optional<FigureSeries> indicator(const std::string& layer, const std::string& name,
                                                      const std::string& period) const;
  [[nodiscard]] std::optional<FigureSeries> variable(const std::string& name, const std::string& period) const;
  [[nodiscard]] std::optional<FigureSeries> column(const std::string& layer, const std::string& name) const;

  struct Implementation;
  std::unique_ptr<Implementation> own_;
};

/// Whether a figure of an indicator is called so: "nbi", "nbi_miseria", "nbi.miseria".
[[nodiscard]] bool is_called(std::string_view name, std::string_view indicator, std::string_view figure);

/// The level whose units a layer holds; nothing for a layer of anything else.
[[nodiscard]] std::optional<Level> level_of_layer(std::string_view layer);

}  // namespace comarca
