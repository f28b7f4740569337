// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/land_population.hpp"

#include <fmt/format.h>

#include "comarca/catalog/land_classes.hpp"

namespace comarca {
namespace {

std::vector<std::string> base_classes(const Value& value, const LandClasses& classes) {
  std::vector<std::string> ids = value.texts();
  for (const auto& id : ids) {
    const LandClass* found = classes.find(id);
    if (found == nullptr || found->kind != LandKind::base) {
      throw value.error(fmt::format("'{}' is no base class of land", id));
    }
  }
  return ids;
}

ZoneCount read_count(const Table& table) {
  ZoneCount count{.title = table.required("title").bilingual(),
                  .by_zone = table.text_or("by_zone", ""),
                  .whole = table.text_or("whole", ""),
                  .cabecera = table.text_or("cabecera", "")};
  table.finish();
  if (count.by_zone.empty() == (count.whole.empty() || count.cabecera.empty())) {
    throw table.error("a count needs either 'by_zone', or 'whole' and 'cabecera'");
  }
  return count;
}

}  // namespace

LandPopulationRules LandPopulationRules::read(const Document& document, const LandClasses& classes) {
  const Table root = document.root();
  static_cast<void>(root.required("title").bilingual());
  static_cast<void>(root.required("source").text());
  LandPopulationRules rules{.assumption = root.required("assumption").bilingual()};
  rules.difference_pct = root.required("difference_pct").number();
  const Table zones = root.required("classes").table();
  rules.cabecera = base_classes(zones.required("cabecera"), classes);
  rules.rest = base_classes(zones.required("resto"), classes);
  zones.finish();
  for (const Table& table : root.tables("count")) {
    rules.counts.push_back(read_count(table));
  }
  root.finish();
  return rules;
}

}  // namespace comarca
