// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/table_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include "comarca/base/delimited.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/open.hpp"

// ADR 0120: tables are read as text, by our own reader.
namespace comarca {
namespace {

constexpr std::uintmax_t kLargestWorkbook = std::uintmax_t{200} << 20;
constexpr std::size_t kMostCells = 50'000'000;

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

bool is_workbook(const std::filesystem::path& path) {
  return lower_extension(path) == ".xlsx";
}

/// A workbook is a zip archive whose directory stands at its end.
bool ends_as_archive(const std::filesystem::path& path, std::uintmax_t size) {
  constexpr std::uintmax_t kLongestTail = 66'000;  // a directory's end record and the longest comment after it
  const std::uintmax_t length = std::min(size, kLongestTail);
  std::ifstream stream(path, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(size - length));
  std::string tail(length, '\0');
  stream.read(tail.data(), static_cast<std::streamsize>(length));
  return tail.find("PK\x05\x06") != std::string::npos;
}

void check_workbook(const std::filesystem::path& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  if (!failure && size > kLargestWorkbook) {
    throw data_error(fmt::format("the workbook has {} bytes; they are read up to {}", size, kLargestWorkbook),
                     {.file = path.string()}, "Save the sheet that is needed as CSV.");
  }
  if (!failure && !ends_as_archive(path, size)) {
    throw data_error("this is no .xlsx workbook, or only the beginning of one", {.file = path.string()},
                     "It may have been cut short while it was copied: fetch it again, or save it again as .xlsx.");
  }
}

/// The shortest writing of a number that spreadsheets keep as a float: 35.200000000000003 is 35.2. Other text is as it
/// is.
std::string shortest(const char* cell) {
  constexpr std::size_t kExactDigits = 15;
  const std::string_view text(cell);
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool number = failure == std::errc() && end == text.data() + text.size();
  const bool long_fraction = text.size() > kExactDigits && text.find('.') != std::string_view::npos;
  return number && long_fraction ? fmt::format("{}", value) : std::string(text);
}

RawTable read_sheet(OGRLayerH layer, const std::filesystem::path& path) {
  RawTable table;
  table.file = path.string();
  table.sheet = OGR_L_GetName(layer);
  table.encoding = "UTF-8";
  table.numbers_are_plain = true;
  std::size_t cells = 0;
  OGR_L_ResetReading(layer);
  while (const gis::Feature row{OGR_L_GetNextFeature(layer)}) {
    table.begin_row(static_cast<std::size_t>(std::max<GIntBig>(0, OGR_F_GetFID(row.get()))));
    const int width = OGR_F_GetFieldCount(row.get());
    cells += static_cast<std::size_t>(width);
    if (cells > kMostCells) {
      throw data_error(fmt::format("the sheet has more than {} cells", kMostCells),
                       {.file = path.string(), .layer = table.sheet}, "Save the part that is needed as CSV.");
    }
    for (int column = 0; column < width; ++column) {
      const bool set = OGR_F_IsFieldSetAndNotNull(row.get(), column) != 0;
      table.add_cell(set ? shortest(OGR_F_GetFieldAsString(row.get(), column)) : std::string());
    }
  }
  return table;
}

std::vector<RawTable> read_workbook(const std::filesystem::path& path) {
  check_workbook(path);
  gis::register_drivers();
  // As text, header rows and all: the driver's guesses eat leading zeros.
  const gis::ConfigOption headers("OGR_XLSX_HEADERS", "DISABLE");
  const gis::ConfigOption types("OGR_XLSX_FIELD_TYPES", "STRING");
  const gis::Dataset dataset = gis::open_dataset(path, {.drivers = {"XLSX"}, .encoding = {}});
  const gis::MessageTrap trap;
  std::vector<RawTable> sheets;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
    sheets.push_back(read_sheet(GDALDatasetGetLayer(dataset.get(), i), path));
  }
  if (!trap.failure().empty()) {
    throw data_error(fmt::format("the workbook cannot be read: {}", trap.failure()), {.file = path.string()},
                     "It may be damaged or cut short; open it and save it again as .xlsx.");
  }
  if (sheets.empty()) {
    throw data_error("the workbook has no sheet with cells", {.file = path.string()},
                     "Check that it is the right file.");
  }
  return sheets;
}

std::size_t required_found(const RawTable& sheet, const SourceDefinition& source) {
  const auto found = find_columns(find_header(sheet, source).names, source);
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    count += found[i] && source.columns[i].required ? std::size_t{1} : std::size_t{0};
  }
  return count;
}

const RawTable& choose_sheet(const std::vector<RawTable>& sheets, const SourceDefinition& source) {
  if (!source.layer.empty()) {
    const auto named = std::ranges::find_if(
        sheets, [&](const RawTable& sheet) { return folded(sheet.sheet) == folded(source.layer); });
    if (named != sheets.end()) {
      return *named;
    }
  }
  return *std::ranges::max_element(sheets, {}, [&](const RawTable& sheet) { return required_found(sheet, source); });
}

}  // namespace

bool is_table_file(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 5> kCompressed = {".bz2", ".gz", ".xz", ".zst", ".z"};
  std::string extension = lower_extension(path);
  // Still a table: its reader refuses it and says how to unpack it.
  if (std::ranges::find(kCompressed, std::string_view(extension)) != kCompressed.end()) {
    extension = lower_extension(path.stem());
  }
  return extension == ".csv" || extension == ".txt" || extension == ".tsv" || extension == ".xlsx";
}

std::vector<RawTable> read_raw_tables(const std::filesystem::path& path, const SourceDefinition& source,
                                      Findings& findings) {
  if (is_workbook(path)) {
    return read_workbook(path);
  }
  std::vector<RawTable> tables;
  tables.push_back(read_delimited(path, {.encoding = source.encoding, .separator = source.separator}, findings));
  return tables;
}

TypedTable read_table(const std::filesystem::path& path, const SourceDefinition& source, Findings& findings) {
  const auto sheets = read_raw_tables(path, source, findings);
  return type_table(choose_sheet(sheets, source), source, findings);
}

std::optional<TypedTable> type_sheets(const std::vector<RawTable>& sheets, const SourceDefinition& source,
                                      Findings& findings) {
  const RawTable& sheet = choose_sheet(sheets, source);
  const std::string encoding = folded(source.encoding);
  const bool workbook = !sheet.sheet.empty();
  const bool same_text = workbook || ((encoding.empty() || encoding == "utf 8" || encoding == "utf8") &&
                                      (source.separator == '\0' || source.separator == sheet.separator));
  return same_text ? std::optional(type_table(sheet, source, findings)) : std::nullopt;
}

RawTable read_only_sheet(const std::filesystem::path& path, const std::string& sheet, Findings& findings) {
  SourceDefinition any;
  any.layer = sheet;
  auto tables = read_raw_tables(path, any, findings);
  if (sheet.empty()) {
    return std::move(tables.front());
  }
  std::vector<std::string> names;
  for (auto& table : tables) {
    if (table.sheet == sheet) {
      return std::move(table);
    }
    names.push_back(table.sheet);
  }
  throw data_error(fmt::format("the file has no sheet '{}'", sheet), {.file = path.string()}, suggestion(sheet, names));
}

}  // namespace comarca
