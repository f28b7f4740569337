// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/project/map_section.hpp"

namespace comarca {
namespace {

void ascending_thresholds(MapSection& map, const Table& table, Reading& reading) {
  if (std::ranges::adjacent_find(map.thresholds, std::greater_equal()) != map.thresholds.end()) {
    reading.mistake(table.optional("thresholds")->where(),
                    {"'thresholds' no va en orden ascendente", "'thresholds' is not in ascending order"},
                    {"Escriba cada corte una vez, de menor a mayor.", "Write each break once, from low to high."});
  }
}

/// What a kind cannot do without, beside the value.
void second_of_scatter(ChartSection& chart, const Table& table, Reading& reading) {
  if (chart.kind == "scatter" && !table.has("second")) {
    reading.mistake(table.where(), {"falta 'second' en un gráfico de dispersión", "'second' is missing in a scatter"},
                    {"Agregue 'second = ...': la otra cifra.", "Add 'second = ...': the other figure."});
  }
}

/// What each kind of map cannot do without.
void needs_of_kind(MapSection& map, const Table& table, Reading& reading) {
  const auto kind = table.optional("kind");
  if (kind && !(kind->is_text() && kind->text() == map.kind)) {
    return;  // one that is misspelt has been told; what it needs is not known
  }
  const bool shows_a_value = map.kind != "borders" && map.kind != "styled";
  if (shows_a_value && !table.has("value")) {
    reading.mistake(table.where(),
                    {fmt::format("falta 'value' en un mapa de tipo '{}'", map.kind),
                     fmt::format("'value' is missing in a map of kind '{}'", map.kind)},
                    {"Agregue 'value = ...': lo que muestra.", "Add 'value = ...': what it shows."});
  }
  if (map.kind == "bivariate" && !table.has("second")) {
    reading.mistake(table.where(), {"falta 'second' en un mapa bivariado", "'second' is missing in a bivariate map"},
                    {"Agregue 'second = ...': el otro indicador.", "Add 'second = ...': the other indicator."});
  }
  if (map.method == "thresholds" && !table.has("thresholds")) {
    reading.mistake(table.optional("method")->where(),
                    {"el método 'thresholds' necesita los cortes", "the method 'thresholds' needs the breaks"},
                    {"Agregue thresholds = [...].", "Add thresholds = [...]."});
  }
}

}  // namespace

const SectionKeys<MapSection>& map_keys() {
  static const SectionKeys<MapSection> kKeys = map_entries().rule(ascending_thresholds).rule(needs_of_kind);
  return kKeys;
}

const SectionKeys<ChartSection>& chart_keys() {
  static const SectionKeys<ChartSection> kKeys = chart_entries().rule(second_of_scatter);
  return kKeys;
}

}  // namespace comarca
