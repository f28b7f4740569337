// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "comarca/base/codes.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/base/raw_table.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

/// One column of a table that was read by a source definition; one entry per row, missing where nothing was.
struct TypedColumn {
  SourceColumn definition;
  std::string header;                             ///< what the file calls it
  std::size_t raw_column = 0;                     ///< its place in the file, from 0
  std::vector<std::optional<double>> numbers;     ///< of roles value, official_area, longitude, latitude
  std::vector<std::optional<std::string>> texts;  ///< of all other roles
};

/// Rows of units with their code. Rows that are no unit (totals, notes, repeated headers) are left out and reported.
struct TypedTable {
  std::string source;
  std::string file;
  std::string sheet;
  std::vector<UnitCode> codes;     ///< empty for a source without codes
  std::vector<int> periods;        ///< year of each row, when the source has a period column
  std::vector<std::size_t> lines;  ///< line of the file each row came from
  std::vector<TypedColumn> columns;

  [[nodiscard]] std::size_t row_count() const noexcept { return lines.size(); }
  [[nodiscard]] const TypedColumn* column(std::string_view name) const noexcept;
  [[nodiscard]] const TypedColumn* column_of(ColumnRole role) const noexcept;
};

/// The header of a raw table: where it stands and what the columns are called.
struct Header {
  std::size_t row = 0;             ///< index of its last row
  std::size_t first_data_row = 0;  ///< index
  std::vector<std::string> names;  ///< by column; the rows of a header of several are joined by a blank
};

/// The names of columns by what they are called: each is looked up once, whatever the number of sources.
class ColumnNames {
 public:
  explicit ColumnNames(std::vector<std::string> names);

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] const std::vector<std::string>& folded() const noexcept { return folded_; }
  /// Where a header stands, when it does so once.
  [[nodiscard]] std::optional<std::size_t> place_of(const std::string& header) const;
  /// The same for one that may be spelt in another way.
  [[nodiscard]] std::optional<std::size_t> place_like(const std::string& header) const;

 private:
  using Places = std::unordered_map<std::string, std::size_t>;
  std::vector<std::string> names_;
  std::vector<std::string> folded_;
  Places places_;
  Places alike_;
};

/// Finds the header of one table for source after source.
class HeaderSearch {
 public:
  explicit HeaderSearch(const RawTable& raw) : raw_(raw) {}
  [[nodiscard]] Header find(const SourceDefinition& source);

 private:
  [[nodiscard]] const ColumnNames& names_at(std::size_t row, std::size_t rows);

  const RawTable& raw_;
  std::map<std::pair<std::size_t, std::size_t>, ColumnNames> names_;  ///< by last row and number of rows
};

/// Where the header is. A declared row wins; otherwise the row that names the most columns of the source.
[[nodiscard]] Header find_header(const RawTable& raw, const SourceDefinition& source);

/// Position of each column of the source in the header, where it is there once. A header that a source takes both for
/// the whole code and for its part within the department is the latter when the department's code stands beside it.
[[nodiscard]] std::vector<std::optional<std::size_t>> find_columns(const ColumnNames& names,
                                                                   const SourceDefinition& source);
[[nodiscard]] std::vector<std::optional<std::size_t>> find_columns(const std::vector<std::string>& names,
                                                                   const SourceDefinition& source);

/// Whether a column that the source requires is not there; a code in two parts stands for the whole one.
[[nodiscard]] bool lacks_column(const SourceDefinition& source, const std::vector<std::optional<std::size_t>>& found,
                                std::size_t column);

/// Headers a source looks for that stand several times, so that none of them can be taken.
[[nodiscard]] std::vector<std::string> repeated_headers(const std::vector<std::string>& names,
                                                        const SourceDefinition& source);

/// Codes and values of a table. Throws a data error when a required column is not there.
[[nodiscard]] TypedTable type_table(const RawTable& raw, const SourceDefinition& source, Findings& findings);

}  // namespace comarca
