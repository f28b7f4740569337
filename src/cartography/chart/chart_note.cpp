// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cartography/chart/chart_part.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostNames = 6;

/// "sin dato: 8 (A, B, C, D, E, F y 2 más)"
std::string named_count(const std::string& what, const std::vector<std::string>& names, Language language) {
  std::vector<std::string> first = names;
  std::string more;
  if (names.size() > kMostNames) {
    first.resize(kMostNames);
    more = fmt::format(fmt::runtime(in(language, " y {} más", " and {} more")), names.size() - kMostNames);
  }
  return fmt::format("{}: {} ({}{})", what, names.size(), join(first, ", "), more);
}

/// What a reader must know to read the figure.
std::string reading(const Chart& chart, Language language) {
  switch (chart.kind) {
    case ChartKind::ranking:
      for (const ChartUnit& unit : chart.units) {
        if (unit.lower && unit.upper && *unit.lower < *unit.upper) {
          return in(language, "la línea va del límite inferior al superior de cada cifra",
                    "the line goes from the lower to the upper bound of each figure");
        }
      }
      return {};
    case ChartKind::distribution:
      return in(language, "cada punto es una unidad; la raya, la mediana; la caja, la mitad central; «+n?», sin cifra",
                "a dot is a unit; the line, the median; the box, the middle half; '+n?', without a figure");
    case ChartKind::scatter:
      return in(language, "se nombran las más alejadas del promedio", "those furthest from the mean are named");
    case ChartKind::change:
      break;
  }
  return {};
}

}  // namespace

bool is_shown(const ChartUnit& unit, ChartKind kind) {
  const bool needs_second = kind == ChartKind::scatter || kind == ChartKind::change;
  return unit.unit.effective_status() == ValueStatus::known && (!needs_second || unit.second.has_value());
}

std::string chart_note(const Chart& chart, Language language) {
  std::vector<std::string> missing;
  std::vector<std::string> withheld;
  for (const ChartUnit& unit : chart.units) {
    if (!is_shown(unit, chart.kind)) {
      (unit.unit.effective_status() == ValueStatus::withheld ? withheld : missing).push_back(unit.unit.name);
    }
  }
  std::vector<std::string> parts{
      fmt::format(fmt::runtime(in(language, "{} de {} unidades", "{} of {} units")),
                  number_text(static_cast<double>(chart.units.size() - missing.size() - withheld.size()), 0, language),
                  number_text(static_cast<double>(chart.units.size()), 0, language))};
  if (!missing.empty()) {
    parts.push_back(named_count(in(language, "sin dato", "no data"), missing, language));
  }
  if (!withheld.empty()) {
    parts.push_back(named_count(in(language, "retenido", "withheld"), withheld, language));
  }
  if (const std::string how = reading(chart, language); !how.empty()) {
    parts.push_back(how);
  }
  return join(parts, "  ·  ");
}

}  // namespace comarca
