// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/schemes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "comarca/base/failure.hpp"
#include "comarca/base/units.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/pipeline/acts_table.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"
#include "comarca/schemes/category.hpp"
#include "pipeline/scheme_facts.hpp"

namespace comarca {
namespace {

bool is_geopackage(const std::filesystem::path& file) {
  return file.extension() == ".gpkg";
}

bool is_product(const std::filesystem::path& file) {
  if (!is_geopackage(file)) {
    return false;
  }
  const auto layers = describe_dataset(file).layers;
  return std::ranges::any_of(layers,
                             [](const LayerInfo& layer) { return layer.name == contract().neighbours.layer_name(); });
}

Border border_of(const ProductBorder& row) {
  Border border;
  border.a = row.a;
  border.b = row.b;
  border.kind = row.kind;
  border.declared = border.kind == BorderKind::declared || !row.link_reason.empty();
  border.link_reason = row.link_reason;
  border.length_m = row.length_m;
  border.evidence.tolerance_m = row.tolerance_m;
  border.evidence.widest_gap_m = row.widest_gap_m;
  border.evidence.exact_share = row.exact_share;
  border.evidence.confidence = row.confidence;
  return border;
}

SchemeMapInput scheme_map_input(const ProductBorders& rows) {
  SchemeMapInput input;
  for (const ProductMunicipality& row : rows.municipalities) {
    input.municipalities.push_back({.code = row.code,
                                    .name = row.name,
                                    .department = row.department,
                                    .area_km2 = row.area_km2,
                                    .perimeter_km = row.perimeter_km});
    input.department_names.emplace(row.department, row.department_name);
  }
  for (const ProductBorder& row : rows.borders) {
    input.borders.push_back(border_of(row));
  }
  return input;
}

/// A category as the table of Ley 617 names it.
bool is_category(const CategoryTable& table, const std::string& text) {
  return std::ranges::find(table.rows, text, &CategoryRow::category) != table.rows.end();
}

}  // namespace

SqlAnswer ProductSqlRunner::ask(const std::string& query, std::span<const std::string> members) {
  QueryAnswer answer;
  auto mistake = failure_of([&] { answer = product_.ask(query, members); });
  return {answer.holds, std::move(answer.says), std::move(mistake)};
}

SchemeMapInput scheme_map_input(const Borders& borders) {
  SchemeMapInput input;
  for (const Municipality& unit : borders.territory.municipalities) {
    const Group& department = borders.territory.departments[unit.department];
    input.municipalities.push_back({.code = unit.code,
                                    .name = unit.name,
                                    .department = department.code,
                                    .area_km2 = to_km2(unit.measure.area_m2),
                                    .perimeter_km = to_km(unit.measure.perimeter_m)});
    input.department_names.emplace(department.code, department.name);
  }
  const auto all = borders.graph.borders();
  input.borders.assign(all.begin(), all.end());
  return input;
}

SchemeSource open_scheme_source(const std::filesystem::path& file, const Catalog& catalog, Progress& progress) {
  SchemeSource source;
  source.file = file;
  Project project;
  if (file.extension() == ".toml") {
    project = read_project(file);
    if (!project.acts.empty()) {
      add_acts_of_table(project.schemes, project.acts, source.findings);
    }
    source.project = std::make_shared<const Project>(project);
    if (std::filesystem::exists(project.product) && is_product(project.product)) {
      source.file = project.product;
    }
  } else {
    project.boundaries.file = std::filesystem::absolute(file);
  }
  if (is_product(source.file)) {
    source.product = std::make_unique<ProductReader>(source.file);
    source.input = scheme_map_input(source.product->borders());
  } else {
    source.borders = std::make_unique<Borders>(compute_borders({project, catalog}, progress));
    source.input = scheme_map_input(*source.borders);
  }
  source.input.vintage = source.file.filename().string();
  return source;
}

void add_scheme_facts(SchemeSource& source, const SchemeCatalog& catalog, const Date& day) {
  if (!source.product) {
    return;
  }
  const ProductReader& product = *source.product;
  const auto numbers = [&](const std::string& variable) {
    return product.knows(variable) ? product.numbers(variable) : std::map<std::string, double>();
  };
  const auto texts = [&](const std::string& variable) {
    return product.knows(variable) ? product.texts(variable) : std::map<std::string, std::string>();
  };
  const FactVariables& from = catalog.facts;
  add_scheme_facts(source.input,
                   {day, first_known<double>(from.population, numbers), first_known<std::string>(from.category, texts),
                    first_known<double>(from.income, numbers), first_known<double>(from.roll, numbers)},
                   catalog);
}

void add_scheme_facts(SchemeMapInput& input, const SchemeFacts& facts, const SchemeCatalog& catalog) {
  for (SchemeUnit& unit : input.municipalities) {
    if (const auto found = facts.population.find(unit.code); found != facts.population.end()) {
      unit.population = found->second;
    }
    if (const auto found = facts.roll.find(unit.code); found != facts.roll.end()) {
      unit.roll = std::llround(found->second);
    }
    if (const auto found = facts.category.find(unit.code);
        found != facts.category.end() && is_category(catalog.categories, found->second)) {
      unit.category = found->second;
    } else if (const auto wages = facts.income.find(unit.code); wages != facts.income.end()) {
      unit.category = category_of(catalog.categories, {unit.population, wages->second}, facts.day);
    }
  }
}

}  // namespace comarca
