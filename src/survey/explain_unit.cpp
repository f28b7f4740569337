// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/indicators/arithmetic.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/project/project.hpp"
#include "comarca/survey/explain.hpp"

namespace comarca {

namespace {

/// Whether a place has any statistic whose name begins so.
bool has_any(const Statistics& statistics, const std::string& beginning, const Place& place) {
  return std::ranges::any_of(statistics.columns(beginning), [&](const Statistics::Column& column) {
    return column.zone == place.zone && column.period == place.period &&
           column.amounts->has(*statistics.units().find(place.unit));
  });
}

/// The row of a municipality in a column of its zone and period.
std::optional<std::size_t> row_of(const FigureTable& figures, const FigureColumn& column, const Place& place) {
  const auto unit = figures.units().find(place.unit);
  const auto row = std::ranges::find(*column.units, unit.value_or(0));
  const bool there = unit && column.zone == place.zone && column.period == place.period && row != column.units->end();
  return there ? std::optional(static_cast<std::size_t>(row - column.units->begin())) : std::nullopt;
}

/// Where the figures of a place stand among those of its peer group, a line each.
Text among_peers(const IndicatorWork& work, const std::string& indicator, const Place& place) {
  Text text;
  for (const FigureColumn& column : work.figures.columns()) {
    const auto row = row_of(work.figures, column, place);
    const auto peers = row && column.indicator == indicator ? peer_standing_of(column, *row) : std::nullopt;
    if (!peers) {
      continue;
    }
    const auto& [group, at] = *peers;
    text.es += fmt::format(
        "  {} en el grupo par «{}»: puesto {} de {}, quintil {}; promedio de grupo par {:.6g}, diferencia con el mejor "
        "{:.6g}\n",
        column.figure, group, at.rank, at.of, at.quintile, at.mean, at.to_best);
    text.en += fmt::format(
        "  {} in the peer group \"{}\": rank {} of {}, quintile {}; mean of the peer group {:.6g}, distance to the "
        "best "
        "{:.6g}\n",
        column.figure, group, at.rank, at.of, at.quintile, at.mean, at.to_best);
  }
  return text;
}

}  // namespace

Text explain_unit(const std::string& indicator, const std::string& unit, const Project& project,
                  const Catalog& catalog) {
  Progress silent;
  const Work work = compute({project, catalog}, silent);
  const Indicator* const found = work.indicators.find(indicator);
  if (found == nullptr) {
    throw usage_error(fmt::format("the project has no figure of '{}'", indicator), {.file = project.file.string()},
                      "Add the table or the microdata that it needs.");
  }
  const FigureBasis basis{.statistics = work.indicators.statistics, .absent = work.indicators.absent};
  Text text;
  for (const auto& place : work.indicators.statistics.places()) {
    if (place.unit == unit && has_any(work.indicators.statistics, indicator + ".", place)) {
      const Text peers = among_peers(work.indicators, indicator, place);
      text.es += explain_arithmetic(*found, basis, place, Language::spanish) + peers.es;
      text.en += explain_arithmetic(*found, basis, place, Language::english) + peers.en;
    }
  }
  if (text.es.empty()) {
    throw usage_error(fmt::format("the project has no data of '{}'", unit), {.file = project.file.string()});
  }
  return text;
}

}  // namespace comarca
