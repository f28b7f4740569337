// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/publication/chart.hpp"
#include "publication/chart/chart_maker.hpp"

namespace comarca {
namespace {

/// A product and the chart that is to be drawn of it.
class ChartMaker {
 public:
  ChartMaker(const ProductReader& reader, const ChartSection& section, Language language)
      : reader_(reader), section_(section), language_(language), units_(chart_units(reader, section.layer)) {}

  [[nodiscard]] Chart chart() {
    Chart chart;
    chart.id = section_.kind;
    chart.kind = chart_kind(section_.kind);
    chart.most_rows = section_.rows;
    read_series(chart);
    add_units(chart);
    chart.value_title = first_.legend_title();
    chart.second_title = second_.legend_title();
    chart.reference = reference(chart);
    write_text(chart);
    return chart;
  }

 private:
  void read_series(Chart& chart) {
    if (chart.kind == ChartKind::change) {
      const auto periods = reader_.periods(section_.layer, section_.value);
      if (periods.size() < 2 && (section_.from.empty() || section_.to.empty())) {
        (void)reader_.series(section_.layer, section_.value);  // an unknown name has its own error
        throw usage_error(fmt::format("a change needs '{}' at two vintages; the product has {}", section_.value,
                                      periods.empty() ? "none" : join(periods, ", ")),
                          {}, "Add the table or microdata of another year to the project, and run it again.");
      }
      chart.earlier = section_.from.empty() ? periods.front() : section_.from;
      chart.later = section_.to.empty() ? periods.back() : section_.to;
      first_ = reader_.series(section_.layer, section_.value, chart.earlier);
      second_ = reader_.series(section_.layer, section_.value, chart.later);
      return;
    }
    first_ = reader_.series(section_.layer, section_.value);
    if (chart.kind == ChartKind::scatter) {
      if (section_.second.empty()) {
        throw usage_error("a scatter needs a second figure", {}, "Give the one that goes upwards.");
      }
      second_ = reader_.series(section_.layer, section_.second);
    }
  }

  void add_units(Chart& chart) const {
    const auto groups = reader_.names(section_.by);
    const auto& parents = section_.by == contract().departments.layer_name() ? units_.departments : units_.subregions;
    const MapUnits valued = with_values(units_, first_);
    for (const std::size_t index : members_of(units_, section_.of)) {
      ChartUnit unit{.unit = valued.units[index]};
      if (const auto found = first_.by_code.find(unit.unit.code); found != first_.by_code.end()) {
        unit.lower = found->second.lower;
        unit.upper = found->second.upper;
      }
      if (const auto found = second_.by_code.find(unit.unit.code); found != second_.by_code.end()) {
        unit.second = found->second.value;
        unit.unit.status = found->second.withheld ? ValueStatus::withheld : unit.unit.status;
      }
      const auto group = groups.find(parents[index]);
      unit.group = group == groups.end() ? parents[index] : group->second;
      chart.units.push_back(std::move(unit));
    }
  }

  /// The figure of the whole that the units make up. A total lies far beyond its parts and would flatten them: only a
  /// figure among theirs is shown.
  [[nodiscard]] std::optional<ChartReference> reference(const Chart& chart) const {
    if (chart.kind != ChartKind::ranking && chart.kind != ChartKind::distribution) {
      return std::nullopt;
    }
    for (const std::string& layer : {contract().subregions.layer_name(), contract().departments.layer_name()}) {
      const auto names = reader_.names(layer);
      const bool asked = names.contains(section_.of);
      const bool only = section_.of.empty() && names.size() == 1 && layer != section_.layer;
      if (!asked && !only) {
        continue;
      }
      const std::string code = asked ? section_.of : names.begin()->first;
      const auto series = reader_.find_series(layer, section_.value);
      const auto found =
          series ? series->by_code.find(code) : std::map<std::string, FigureSeries::Entry>::const_iterator{};
      if (series && found != series->by_code.end() && found->second.value && lies_among(chart, *found->second.value)) {
        return ChartReference{names.at(code), *found->second.value};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] static bool lies_among(const Chart& chart, double value) {
    bool below = false;
    bool above = false;
    for (const ChartUnit& unit : chart.units) {
      below = below || (unit.unit.value && *unit.unit.value <= value);
      above = above || (unit.unit.value && *unit.unit.value >= value);
    }
    return below && above;
  }

  void write_text(Chart& chart) const {
    SheetText& text = chart.text;
    text.title = section_.title;
    if (text.title.empty()) {
      text.title = chart.kind == ChartKind::scatter
                       ? fmt::format("{} {} {}", first_.title, in(language_, "y", "and"), second_.title)
                       : first_.title;
    }
    text.subtitle = section_.subtitle.empty() ? subtitle(chart) : section_.subtitle;
    text.source = both(first_.source, second_.source);
    text.method = both(first_.method, second_.method);
    text.vintage = both(first_.vintage, second_.vintage);
    text.status = both(first_.status, second_.status);
    text.date = reader_.date();
  }

  [[nodiscard]] std::string subtitle(const Chart& chart) const {
    const std::string place = reader_.place_name(section_.of);
    if (chart.kind == ChartKind::change) {
      const std::string years =
          fmt::format(fmt::runtime(in(language_, "de {} a {}", "from {} to {}")), chart.earlier, chart.later);
      return place.empty() ? years : place + ", " + years;
    }
    if (chart.kind == ChartKind::distribution) {
      const bool departments = section_.by == contract().departments.layer_name();
      const std::string by = departments ? in(language_, "por departamento", "by department")
                                         : in(language_, "por subregión", "by subregion");
      return place.empty() ? by : place + ", " + by;
    }
    return place;
  }

  const ProductReader& reader_;
  const ChartSection& section_;
  Language language_;
  ProductUnits units_;
  FigureSeries first_;
  FigureSeries second_;
};

}  // namespace

Chart make_chart(const ProductReader& reader, const ChartSection& section, Language language) {
  return ChartMaker(reader, section, language).chart();
}

std::vector<std::filesystem::path> draw_chart_of(const std::filesystem::path& product, const ChartSection& section,
                                                 Language language) {
  const ProductReader reader(product);
  const Chart chart = make_chart(reader, section, language);
  make_folder_of(section.file);
  return write_charts(section.file, {&chart, 1}, {.language = language, .dpi = section.dpi});
}

}  // namespace comarca
