// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gis/sqlite_handles.hpp"

namespace comarca::gis {

/// Names are the same to SQLite whatever their case.
struct SameWhateverCase {
  bool operator()(const std::string& x, const std::string& y) const noexcept;
};

[[nodiscard]] std::vector<std::string> columns_of(sqlite3* database, const std::string& table);

/// What a product knows of its municipalities: columns of `municipios`, figures of `indicadores_municipio`, variables
/// of `datos`. A fact is read when it is asked for, not before: a verdict asks for three of a hundred.
class ProductFacts {
 public:
  ProductFacts(SqliteDatabase& database, const std::filesystem::path& file) : database_(database), file_(file) {}

  [[nodiscard]] const std::vector<std::string>& names();
  [[nodiscard]] bool knows(const std::string& fact);
  /// `codigo` and the value of one fact, which may be given by a short name. Throws a usage error that suggests names.
  [[nodiscard]] Statement values(const std::string& fact);

  /// Makes the temporary table `hechos` (once) with the columns of the product's layers and those variables that the
  /// SQL text mentions.
  void gather_for(const std::string& sql);
  /// The same, and a column for every short name that the SQL uses and that can mean one fact only.
  void gather_with_short_names(const std::string& sql);
  /// "Did you mean …" for a name that is no fact.
  [[nodiscard]] std::string suggestion_for(const std::string& name);

 private:
  enum class Origin : std::uint8_t { municipality, indicator, variable };

  void list();
  void list_columns(const std::string& table, Origin origin);
  void gather_columns();
  void add_variable(const std::string& variable);
  /// The facts that a short name can mean: a figure of that name, or the main figure of that indicator.
  [[nodiscard]] std::vector<std::string> meanings(std::string_view name);

  SqliteDatabase& database_;
  const std::filesystem::path& file_;
  bool listed_ = false;
  bool gathered_ = false;
  std::vector<std::string> names_;
  std::map<std::string, Origin, SameWhateverCase> origin_;
  std::set<std::string, SameWhateverCase> columns_;  ///< of `hechos`
};

}  // namespace comarca::gis
