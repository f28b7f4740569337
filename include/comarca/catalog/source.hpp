// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/codes.hpp"
#include "comarca/base/language.hpp"
#include "comarca/base/level.hpp"
#include "comarca/base/numbers.hpp"
#include "comarca/catalog/code_history.hpp"
#include "comarca/catalog/definition.hpp"

namespace comarca {

class Catalog;

/// What a source holds.
enum class SourceKind { boundaries, table, codes, microdata, land };

/// What a column is for. `value` is a number, `attribute` any text worth keeping.
enum class ColumnRole {
  code,             ///< the whole code of the unit
  department_code,  ///< the department's part of it
  local_code,       ///< the part within the department
  name,
  department_name,
  subregion_code,
  subregion_name,
  period,  ///< a year: rows of one unit are told apart by it
  key,     ///< any text: rows of one unit and year are told apart by it
  official_area,
  longitude,
  latitude,
  value,
  attribute
};

/// How the cells of a `period` column hold the year.
enum class PeriodForm { year, epoch_nanoseconds };

struct SourceColumn {
  std::string name;  ///< ours: the same whatever the file calls it
  ColumnRole role = ColumnRole::attribute;
  std::vector<std::string> headers;  ///< what files call it, in order of preference; compared folded
  std::size_t position = 0;          ///< column of the file from 1, when headers repeat or say nothing; 0: by header
  bool required = false;
  Text title;
  std::string unit;                     ///< "%", "km²", "personas", or empty
  std::string denominator;              ///< name of the column, or words, that a share refers to
  std::optional<NumberFormat> numbers;  ///< overrides the source's
  PeriodForm period_form = PeriodForm::year;
  double factor = 1;  ///< the file's number times this is in `unit`
};

/// How to read one official layer or table. Read from layers/sources/*.toml; no C++ names one.
struct SourceDefinition {
  std::string id;
  SourceKind kind = SourceKind::table;
  Level level = Level::municipality;  ///< of its rows
  Text title;
  Text description;
  std::string publisher;
  std::string licence;
  std::string citation;
  std::string vintage;     ///< ISO date or year, or empty
  std::string confidence;  ///< how well the layout is known, when it was not seen

  std::vector<std::string> drivers;     ///< GDAL's short names; "CSV" is our own reader
  std::vector<std::string> file_names;  ///< shell patterns, compared folded to lower case
  std::string layer;                    ///< layer or sheet; empty: the first that fits
  std::string encoding;
  char separator = '\0';
  std::optional<NumberFormat> numbers;     ///< nothing: detected
  std::vector<std::string> missing_words;  ///< besides the usual ones
  std::size_t header_rows = 1;             ///< rows joined into one header
  std::size_t header_row = 0;              ///< the last of them, from 1; 0: looked for
  std::size_t first_row = 0;               ///< first data row, from 1; 0: after the header
  std::size_t width = 0;                   ///< columns a row must have; 0: any
  bool keep_other_columns = false;         ///< columns that no one declared are kept, as numbers where they are
  std::string crs;                         ///< what the coordinates are in when the file does not say
  CodeShape codes;
  std::vector<SourceColumn> columns;
  std::string file;  ///< where the definition was read from
  Origin origin = Origin::installed;

  [[nodiscard]] const SourceColumn* column_of(ColumnRole role) const noexcept;
  [[nodiscard]] bool has_code() const noexcept;
};

/// Reads a definition; complains with file:line:column.
[[nodiscard]] SourceDefinition read_source(const Document& document);

[[nodiscard]] std::string_view source_kind_name(SourceKind kind) noexcept;

/// All source definitions, in the order of their ids.
class SourceCatalog {
 public:
  /// Reads a source from each file, or changes of codes. Throws a usage error on a mistake or a repeated id.
  [[nodiscard]] static SourceCatalog read(const Catalog& catalog);

  explicit SourceCatalog(std::vector<SourceDefinition> sources, CodeHistory history = {});

  [[nodiscard]] const std::vector<SourceDefinition>& sources() const noexcept { return sources_; }
  [[nodiscard]] const SourceDefinition* find(std::string_view id) const noexcept;
  /// Throws a usage error that suggests the nearest id.
  [[nodiscard]] const SourceDefinition& get(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> ids() const;
  /// The known changes of codes, from the files that declare any.
  [[nodiscard]] const CodeHistory& history() const noexcept { return history_; }

 private:
  CodeHistory history_;
  std::vector<SourceDefinition> sources_;
};

}  // namespace comarca
