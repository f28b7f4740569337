// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/recipe.hpp"

namespace comarca {

/// How one column of a source becomes a canonical variable.
struct ColumnMapping {
  std::string column;
  std::map<std::string, std::vector<std::int64_t>, std::less<>> words;  ///< word -> raw codes
  std::optional<std::pair<std::int64_t, std::int64_t>> range;           ///< of a number
  std::vector<std::int64_t> unknown;                                    ///< codes that mean "not reported"
  Record record = Record::household;                                    ///< whose property it is
};

/// One kind of file of a source.
struct RecordFile {
  Record record = Record::household;
  std::vector<std::string> names;   ///< glob patterns, for recognising files
  std::vector<std::string> key;     ///< columns that identify the household (the dwelling, for dwellings)
  std::vector<std::string> parent;  ///< of a household: columns that find its dwelling
  std::string present;              ///< rows where this column is blank are no record (an empty dwelling)
  bool flat = false;                ///< persons that repeat what belongs to their household and dwelling
  std::map<std::string, ColumnMapping, std::less<>> variables;
};

/// A layout of microdata files: a census or a survey, as one office publishes it.
struct MicrodataSource {
  std::string id;
  Text name;
  std::string publisher;
  std::string vintage;
  std::string period;
  std::string encoding = "utf-8";
  std::string delimiter = ",";
  std::vector<std::string> nulls;
  bool integer_keys = false;
  std::vector<std::string> unit_columns;
  std::vector<std::int64_t> unit_widths;
  std::string zone_column;                    ///< empty: the source does not tell zones apart
  std::map<std::int64_t, std::string> zones;  ///< raw code -> "cabecera" or "resto"
  std::string people;                         ///< household variable with its size; empty: count persons
  std::string weight_column;                  ///< empty: everybody counts once
  Record weight_record = Record::household;
  std::string stratum_column;
  std::string psu_column;
  std::vector<RecordFile> records;

  [[nodiscard]] const RecordFile* find(Record record) const;
  /// The mapping of a variable and the record file that has it, or nothing.
  [[nodiscard]] const ColumnMapping* variable(std::string_view name) const;
};

/// Throws with file:line:column on unknown variables, words that the vocabulary does not have, and missing keys.
[[nodiscard]] MicrodataSource read_microdata_source(const Document& document, const Vocabulary& vocabulary);

class Catalog;

/// Every known layout of microdata, and the canonical variables that they are written on.
class MicrodataLayouts {
 public:
  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static MicrodataLayouts read(const Catalog& catalog);

  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
  /// The layout that is named at a place; throws a usage error with the nearest name when there is none.
  [[nodiscard]] const MicrodataSource& get(std::string_view id, const Where& where = {}) const;

 private:
  Vocabulary vocabulary_;
  std::vector<MicrodataSource> layouts_;
};

}  // namespace comarca
