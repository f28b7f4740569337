// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/landuse_section.hpp"

#include <fmt/format.h>

namespace comarca {
namespace {

double positive(const Table& table, std::string_view key, double fallback) {
  const auto value = table.optional(key);
  if (value && !(value->number() > 0)) {
    throw value->error(fmt::format("'{}' is {}, expected more than zero", key, value->number()));
  }
  return value ? value->number() : fallback;
}

PlanSection read_plan(const Table& table) {
  PlanSection plan;
  plan.municipality = table.text_or("municipality", "");
  plan.act = table.text_or("act", "");
  if (const auto adopted = table.optional("adopted")) {
    plan.adopted = adopted->date().iso();
  }
  plan.type = table.text_or("type", "");
  if (const auto population = table.optional("population")) {
    plan.population = population->number();
  }
  plan.district = table.boolean_or("district", false);
  plan.where = table.where();
  table.finish();
  if (plan.municipality.empty()) {
    throw table.error("a plan needs its municipality", "Add municipality = 'code'.");
  }
  return plan;
}

std::map<std::string, std::string> read_words(const Table& table, std::string_view key) {
  std::map<std::string, std::string> words;
  const Table values = table.table_or_empty(key);
  for (const auto& word : values.keys()) {
    words[word] = values.required(word).text();
  }
  values.finish();
  return words;
}

LandLayerSection read_layer(const Table& table, const std::filesystem::path& folder) {
  LandLayerSection layer;
  const std::string file = table.text_or("file", "");
  layer.layer = table.text_or("layer", "");
  layer.crs = table.text_or("crs", "");
  layer.encoding = table.text_or("encoding", "");
  if (const auto role = table.optional("role")) {
    layer.role = role->one_of(land_roles());
  } else {
    layer.role = "clase";
  }
  layer.column = table.text_or("column", "");
  layer.value = table.text_or("value", "");
  layer.municipality = table.text_or("municipality", "");
  layer.municipality_column = table.text_or("municipality_column", "");
  layer.values = read_words(table, "values");
  layer.where = table.where();
  table.finish();
  if (file.empty()) {
    throw table.error("a land-use layer needs its file", "Add file = '...'.");
  }
  layer.file = (folder / file).lexically_normal();
  if (layer.column.empty() == layer.value.empty()) {
    throw table.error("a land-use layer needs either the column with its classes or one value for all",
                      "Give one of 'column' and 'value'.");
  }
  return layer;
}

LandPopulationSection read_population(const Table& table, const std::filesystem::path& folder) {
  LandPopulationSection section;
  section.file = (folder / table.required("file").text()).lexically_normal();
  section.code = table.required("code").text();
  section.land = table.text_or("class", "");
  section.population = table.text_or("population", "");
  section.columns = read_words(table, "columns");
  section.values = read_words(table, "values");
  if (const auto categories = table.optional("categories")) {
    section.categories_apart = categories->one_of({"apart", "included"}) == "apart";
  }
  section.vintage = table.text_or("vintage", "");
  section.where = table.where();
  table.finish();
  const bool by_row = !section.land.empty() && !section.population.empty();
  if (by_row == !section.columns.empty() || (!by_row && section.land.empty() != section.population.empty())) {
    throw table.error("a table of population has either a row per class or a column per class",
                      "Give 'class' and 'population' (names of two columns), or columns = { 'column' = 'urbano' }.");
  }
  return section;
}

}  // namespace

const std::vector<std::string>& land_roles() {
  static const std::vector<std::string> kRoles = {"clase",        "categoria", "uso",       "amenaza",
                                                  "determinante", "perimetro", "servicios", "anterior"};
  return kRoles;
}

LanduseSection read_landuse_section(const Table& root, const std::filesystem::path& folder) {
  const Table table = root.table_or_empty("landuse");
  LanduseSection section;
  section.least_m2 = positive(table, "least_m2", section.least_m2);
  section.probe_m = positive(table, "probe_m", section.probe_m);
  section.reach_m = positive(table, "reach_m", section.reach_m);
  section.step_m = positive(table, "step_m", section.step_m);
  section.continuity_m = positive(table, "continuity_m", section.continuity_m);
  section.interruption_m = positive(table, "interruption_m", section.interruption_m);
  const auto plans = table.tables("plan");
  const auto layers = table.tables("layer");
  if (const auto population = table.optional("population")) {
    section.population = read_population(population->table(), folder);
  }
  table.finish();
  for (const Table& plan : plans) {
    section.plans.push_back(read_plan(plan));
  }
  for (const Table& layer : layers) {
    section.layers.push_back(read_layer(layer, folder));
  }
  return section;
}

}  // namespace comarca
