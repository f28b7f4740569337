// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/gis/sqlite_database.hpp"
#include "comarca/product/layer.hpp"
#include "product/reader/variable_store.hpp"

namespace comarca {

/// What a product knows of its municipalities: columns of their layer, figures of the wide layer of their level, and
/// variables of the tables. A fact is read when it is asked for, not before: a verdict asks for three of a hundred.
class Facts {
 public:
  Facts(const OpenProduct& product, VariableStore& variables)
      : database_(product.database), file_(product.file), variables_(variables) {}

  [[nodiscard]] const std::vector<std::string>& names();
  [[nodiscard]] bool knows(const std::string& fact);
  /// The code and the value of one fact, which may be given by a short name. Throws a usage error that suggests names.
  [[nodiscard]] SqlStatement values(const std::string& fact);

  /// Makes the temporary table `hechos` (once) with the columns of the product's layers and those variables that the
  /// SQL text mentions.
  void gather_for(const std::string& sql);
  /// The same, and a column for every short name that the SQL uses and that can mean one fact only.
  void gather_with_short_names(const std::string& sql);
  /// A statement over what was gathered. A column that is no fact is a usage error that suggests the nearest.
  [[nodiscard]] SqlStatement prepare(const std::string& sql);

 private:
  enum class Origin : std::uint8_t { municipality, indicator, variable };

  void list();
  void list_columns(const Layer& layer, Origin origin);
  void gather_columns();
  void add_variable(const std::string& variable);
  void set_column(const std::string& column, const std::string& value);
  /// The facts that a short name can mean: a figure of that name, or the main figure of that indicator.
  [[nodiscard]] std::vector<std::string> meanings(std::string_view name);
  [[nodiscard]] std::string suggestion_for(const std::string& name);

  SqliteDatabase& database_;
  const std::filesystem::path& file_;
  VariableStore& variables_;
  bool listed_ = false;
  bool gathered_ = false;
  std::vector<std::string> names_;
  std::map<std::string, Origin, SqlNameOrder> origin_;
  std::set<std::string, SqlNameOrder> columns_;  ///< of `hechos`
};

}  // namespace comarca
