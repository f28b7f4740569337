// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/project.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "project/indicators_section.hpp"

namespace comarca {
namespace {

const std::vector<std::string> kBoundaryRoles = {"code",           "department_code",  "local_code",
                                                 "name",           "department_name",  "subregion",
                                                 "subregion_name", "official_area_km2"};
const std::vector<std::string> kTableRoles = {"code", "department_code", "local_code", "name", "period"};

/// A path as the project means it: from the folder of the project file; empty when the key is absent.
std::filesystem::path path_of(const Table& table, std::string_view key, const std::filesystem::path& folder) {
  const auto value = table.optional(key);
  if (!value) {
    return {};
  }
  const std::string text = value->text();
  if (text.empty()) {
    throw value->error(fmt::format("'{}' is empty", key), "Give the path of a file, from the folder of this project.");
  }
  return (folder / text).lexically_normal();
}

std::filesystem::path required_path(const Table& table, std::string_view key, const std::filesystem::path& folder) {
  (void)table.required(key);
  return path_of(table, key, folder);
}

/// The columns a section names itself, by role.
std::map<std::string, std::string> read_columns(const Table& columns, const std::vector<std::string>& roles) {
  std::map<std::string, std::string> named;
  for (const auto& role : roles) {
    if (const auto column = columns.optional(role)) {
      named[role] = column->text();
    }
  }
  columns.finish();
  const bool half = named.contains("local_code") && !named.contains("department_code");
  if (half && !named.contains("code")) {
    throw columns.required("local_code")
        .error("a local code needs the department's code beside it", "Add department_code = '...'.");
  }
  return named;
}

BoundariesSection read_boundaries(const Table& root, const std::filesystem::path& folder) {
  const Table table = root.required("boundaries").table();
  BoundariesSection section;
  section.file = required_path(table, "file", folder);
  section.source = table.text_or("source", "");
  section.layer = table.text_or("layer", "");
  section.crs = table.text_or("crs", "");
  section.encoding = table.text_or("encoding", "");
  section.departments = table.texts_or("departments", {});
  section.citation = table.text_or("citation", "");
  const Table columns = table.table_or_empty("columns");
  section.columns = read_columns(columns, kBoundaryRoles);
  section.places = table.places();
  section.column_places = columns.places();
  table.finish();
  return section;
}

SubregionsSection read_subregions(const Table& root, const std::filesystem::path& folder) {
  const Table table = root.table_or_empty("subregions");
  SubregionsSection section;
  section.column = table.text_or("column", "");
  section.file = path_of(table, "file", folder);
  section.source = table.text_or("source", "");
  section.places = table.places();
  for (const Table& group : table.tables("group")) {
    section.groups.push_back({group.required("code").text(), group.required("name").text(),
                              group.required("members").texts(), group.where()});
    group.finish();
  }
  const int ways = static_cast<int>(!section.column.empty()) + static_cast<int>(!section.file.empty()) +
                   static_cast<int>(!section.groups.empty());
  if (ways > 1) {
    throw table.error("subregions are given in more than one way",
                      "Keep one of 'column', 'file' and '[[subregions.group]]'.");
  }
  table.finish();
  return section;
}

TableSection read_table_section(const Table& table, const std::filesystem::path& folder) {
  TableSection section;
  section.file = required_path(table, "file", folder);
  section.name = table.text_or("name", "");
  section.source = table.text_or("source", "");
  section.citation = table.text_or("citation", "");
  section.mapping = read_table_mapping(table);
  const Table columns = table.table_or_empty("columns");
  section.columns = read_columns(columns, kTableRoles);
  section.where = table.where();
  section.places = table.places();
  section.column_places = columns.places();
  if (section.name.empty()) {
    section.name = section.file.stem().string();
  }
  table.finish();
  return section;
}

std::vector<TableSection> read_tables(const Table& root, const std::filesystem::path& folder) {
  std::vector<TableSection> sections;
  for (const Table& table : root.tables("table")) {
    TableSection section = read_table_section(table, folder);
    const auto earlier = std::ranges::find(sections, section.name, &TableSection::name);
    if (earlier != sections.end()) {
      throw usage_error(fmt::format("two tables are called '{}'", section.name),
                        section.places.of("name", section.where),
                        fmt::format("The other is in line {}. Give one of them another name = '...'.",
                                    earlier->where.line.value_or(0)));
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

double not_negative(const Table& table, std::string_view key, double fallback) {
  const auto value = table.optional(key);
  if (value && value->number() < 0) {
    throw value->error(fmt::format("'{}' is {}, expected zero or more", key, value->number()));
  }
  return value ? value->number() : fallback;
}

BordersSection read_borders(const Table& root) {
  const Table table = root.table_or_empty("borders");
  BordersSection section;
  section.tolerance_m = not_negative(table, "tolerance_m", section.tolerance_m);
  section.weak_border_m = not_negative(table, "weak_border_m", section.weak_border_m);
  const bool clean = table.boolean_or("clean", false);
  section.clean_width_m = not_negative(table, "clean_width_m", clean ? 5 : 0);
  if (!clean) {
    section.clean_width_m = 0;
  }
  for (const Table& link : table.tables("link")) {
    section.links.push_back(
        {link.required("from").text(), link.required("to").text(), link.required("reason").text(), link.where()});
    link.finish();
  }
  table.finish();
  return section;
}

ChecksSection read_checks(const Table& root) {
  const Table table = root.table_or_empty("checks");
  ChecksSection section;
  section.area_tolerance_pct = not_negative(table, "area_tolerance_pct", section.area_tolerance_pct);
  table.finish();
  return section;
}

Project read(const Document& document, const std::filesystem::path& folder) {
  const Table root = document.root();
  Project project;
  project.file = document.name();
  project.name = root.required("name").text();
  if (const auto language = root.optional("language")) {
    project.language = language_from_code(language->one_of({"es", "en"}));
  }
  project.crs = root.text_or("crs", project.crs);
  project.places = root.places();
  if (const auto date = root.optional("date")) {
    project.date = date->date().iso();
  }
  project.boundaries = read_boundaries(root, folder);
  project.subregions = read_subregions(root, folder);
  project.tables = read_tables(root, folder);
  project.borders = read_borders(root);
  project.checks = read_checks(root);
  project.indicators = read_indicators_section(root, folder);
  project.landuse = read_landuse_section(root, folder);
  project.maps = read_map_sections(root, folder);
  project.charts = read_chart_sections(root, folder);
  for (const Table& scheme : root.tables("scheme")) {
    project.schemes.push_back(read_scheme_proposal(scheme));
  }
  const Table product = root.table_or_empty("product");
  project.product = product.has("file") ? path_of(product, "file", folder) : folder / "producto.gpkg";
  product.finish();
  root.finish();
  return project;
}

}  // namespace

Project read_project(const std::filesystem::path& file) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  return read(Document::from_file(file), folder);
}

Project read_project_text(std::string_view text, const std::filesystem::path& folder) {
  return read(Document::from_text(text, "project.toml"), folder);
}

}  // namespace comarca
