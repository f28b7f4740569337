// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "comarca/base/text.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca {
namespace {

constexpr std::size_t kRowsToSearch = 60;

/// Names of a header of several rows: the group names above stand for the empty cells to their right.
std::vector<std::string> joined_names(const RawTable& raw, std::size_t last, std::size_t count) {
  const std::size_t first = last + 1 >= count ? last + 1 - count : 0;
  std::size_t width = 0;
  for (std::size_t row = first; row <= last; ++row) {
    width = std::max(width, raw.width(row));
  }
  std::vector<std::string> names(width);
  for (std::size_t row = first; row <= last; ++row) {
    std::string group;
    for (std::size_t column = 0; column < width; ++column) {
      const std::string_view own = trim(raw.cell(row, column));
      const bool carried = own.empty() && row < last && !trim(raw.cell(last, column)).empty();
      group = own.empty() ? (carried ? group : std::string()) : std::string(own);
      if (!group.empty()) {
        names[column].append(names[column].empty() ? "" : " ").append(group);
      }
    }
  }
  return names;
}

std::size_t columns_found(const ColumnNames& names, const SourceDefinition& source) {
  const auto found = find_columns(names, source);
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    count += found[i] && source.columns[i].position == 0 ? std::size_t{1} : std::size_t{0};
  }
  return count;
}

std::vector<std::string> folded_all(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const auto& name : names) {
    all.push_back(folded(name));
  }
  return all;
}

constexpr std::size_t kSeveral = ~std::size_t{0};

/// Where each name stands, or kSeveral.
std::unordered_map<std::string, std::size_t> places_of(const std::vector<std::string>& names) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto [place, fresh] = places.try_emplace(names[i], i);
    place->second = fresh ? i : kSeveral;
  }
  return places;
}

/// Where a name stands once. One that stands several times says nothing: which is meant cannot be told.
std::optional<std::size_t> only_place(const std::unordered_map<std::string, std::size_t>& places,
                                      const std::string& wanted) {
  const auto found = wanted.empty() ? places.end() : places.find(wanted);
  return found == places.end() || found->second == kSeveral ? std::nullopt : std::optional(found->second);
}

/// Without a column to look for, the header is the first row of more than one cell.
std::size_t first_wide_row(const RawTable& raw) {
  for (std::size_t row = 0; row < raw.row_count(); ++row) {
    if (raw.has_filled(row, 2)) {
      return row;
    }
  }
  return 0;
}

/// Index of the row that begins at a line of the file, or of the first after it.
std::size_t row_at_line(const RawTable& raw, std::size_t line) {
  std::size_t row = 0;
  while (row + 1 < raw.row_count() && raw.line(row) < line) {
    ++row;
  }
  return row;
}

std::size_t index_of(const SourceDefinition& source, ColumnRole role) {
  return static_cast<std::size_t>(std::ranges::find(source.columns, role, &SourceColumn::role) -
                                  source.columns.begin());
}

/// Takes what looked like the whole code for the part within the department, when the department's stands beside it
/// and the header may mean either.
void settle_split_code(const std::vector<std::string>& folded_names, const SourceDefinition& source,
                       std::vector<std::optional<std::size_t>>& found) {
  const std::size_t code = index_of(source, ColumnRole::code);
  const std::size_t local = index_of(source, ColumnRole::local_code);
  const std::size_t department = index_of(source, ColumnRole::department_code);
  const std::size_t none = source.columns.size();
  if (code == none || local == none || department == none || !found[code] || found[local] || !found[department]) {
    return;
  }
  const std::string& name = folded_names[*found[code]];
  if (std::ranges::any_of(source.columns[local].headers,
                          [&](const std::string& header) { return folded(header) == name; })) {
    std::swap(found[code], found[local]);
  }
}

}  // namespace

ColumnNames::ColumnNames(std::vector<std::string> names)
    : names_(std::move(names)), folded_(folded_all(names_)), places_(places_of(names_)), alike_(places_of(folded_)) {}

std::optional<std::size_t> ColumnNames::place_of(const std::string& header) const {
  return only_place(places_, header);
}

std::optional<std::size_t> ColumnNames::place_like(const std::string& header) const {
  return only_place(alike_, comarca::folded(header));
}

std::vector<std::optional<std::size_t>> find_columns(const ColumnNames& names, const SourceDefinition& source) {
  std::vector<std::optional<std::size_t>> found(source.columns.size());
  std::vector<bool> taken(names.names().size(), false);
  const auto take = [&](std::size_t column, std::optional<std::size_t> at) {
    if (at && !taken[*at] && !found[column]) {
      found[column] = at;
      taken[*at] = true;
    }
  };
  // Headers exactly as declared come first, for those that differ in a sign only; then those that differ in spelling.
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    const SourceColumn& column = source.columns[i];
    if (column.position > 0 && column.position <= names.names().size()) {
      found[i] = column.position - 1;
    }
    for (const auto& header : column.headers) {
      take(i, names.place_of(header));
    }
  }
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    for (const auto& header : source.columns[i].headers) {
      take(i, names.place_like(header));
    }
  }
  settle_split_code(names.folded(), source, found);
  return found;
}

std::vector<std::optional<std::size_t>> find_columns(const std::vector<std::string>& names,
                                                     const SourceDefinition& source) {
  return find_columns(ColumnNames(names), source);
}

bool lacks_column(const SourceDefinition& source, const std::vector<std::optional<std::size_t>>& found,
                  std::size_t column) {
  if (found[column] || !source.columns[column].required) {
    return false;
  }
  const auto is_found = [&](ColumnRole role) {
    const std::size_t at = index_of(source, role);
    return at < found.size() && found[at];
  };
  const bool split = is_found(ColumnRole::department_code) && is_found(ColumnRole::local_code);
  return source.columns[column].role != ColumnRole::code || !split;
}

std::vector<std::string> repeated_headers(const std::vector<std::string>& names, const SourceDefinition& source) {
  const std::vector<std::string> folded_names = folded_all(names);
  const auto found = find_columns(names, source);
  std::vector<std::string> repeated;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto& header : source.columns[i].headers) {
      if (!found[i] && std::ranges::count(folded_names, folded(header)) > 1) {
        repeated.push_back(header);
      }
    }
  }
  return repeated;
}

const ColumnNames& HeaderSearch::names_at(std::size_t row, std::size_t rows) {
  const auto known = names_.find({row, rows});
  return known != names_.end() ? known->second
                               : names_.emplace(std::pair(row, rows), joined_names(raw_, row, rows)).first->second;
}

Header HeaderSearch::find(const SourceDefinition& source) {
  Header header;
  if (raw_.row_count() == 0) {
    return header;
  }
  const std::size_t rows = std::max<std::size_t>(1, source.header_rows);
  if (source.header_row > 0) {
    header.row = row_at_line(raw_, source.header_row);
  } else {
    header.row = first_wide_row(raw_);
    std::size_t best = 0;
    for (std::size_t row = 0; row < std::min(raw_.row_count(), kRowsToSearch); ++row) {
      const std::size_t count = columns_found(names_at(row, rows), source);
      if (count > best) {
        best = count;
        header.row = row;
      }
    }
  }
  header.names = names_at(header.row, rows).names();
  header.first_data_row = source.first_row > 0 ? row_at_line(raw_, source.first_row) : header.row + 1;
  return header;
}

Header find_header(const RawTable& raw, const SourceDefinition& source) {
  return HeaderSearch(raw).find(source);
}

}  // namespace comarca
