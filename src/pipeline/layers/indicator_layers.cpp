// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/wide_indicators.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/csv_text.hpp"
#include "comarca/product/keyed_table.hpp"
#include "comarca/product/product_writer.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

using UnitNames = std::map<std::pair<Level, std::string>, std::string>;

UnitNames unit_names(const Territory& territory) {
  UnitNames names;
  for (const auto& unit : territory.municipalities) {
    names[{Level::municipality, unit.code}] = unit.name;
  }
  for (const auto& group : territory.subregions) {
    names[{Level::subregion, group.code}] = group.name;
  }
  for (const auto& group : territory.departments) {
    names[{Level::department, group.code}] = group.name;
  }
  return names;
}

/// The keys of a figure.
struct FigureKeys {
  std::int64_t unit = 0;
  std::int64_t series = 0;
  std::int64_t state = 0;
  std::optional<std::int64_t> group;
  std::optional<std::int64_t> series_before;
};

/// Tells each text of the figures once, and gives every figure the keys of its own.
class FigureTexts {
 public:
  FigureTexts(const IndicatorWork& work, const Territory& territory, Language language)
      : work_(work), names_of_units_(unit_names(territory)), language_(language) {}

  [[nodiscard]] FigureKeys keys_of(std::size_t index) {
    const Figure& figure = work_.figures[index];
    FigureKeys keys{unit_of(figure), series_of(figure, figure.place.period), state_of(figure), {}, {}};
    if (const auto& peers = work_.peers[index]) {
      keys.group = group_of(*peers);
    }
    if (const auto& change = work_.changes[index]) {
      keys.series_before = series_of(figure, change->period);
    }
    return keys;
  }

  void write(LayerWriter& writer) const {
    for (const KeyedTable* table : {&units_, &names_, &provenances_, &series_, &states_, &groups_}) {
      table->write(writer);
    }
  }

 private:
  std::int64_t unit_of(const Figure& figure) {
    Row row = units_.row();
    row[of_.units.level] = figure.level;
    row[of_.units.code] = figure.place.unit;
    if (const auto name = names_of_units_.find({figure.level, figure.place.unit}); name != names_of_units_.end()) {
      row[of_.units.name] = name->second;
    }
    return units_.key_of(row);
  }

  std::int64_t name_of_figure(const Figure& figure) {
    const FigureRule* const rule = rule_of(work_, figure);
    Row row = names_.row();
    row[of_.names.indicator] = figure.indicator;
    row[of_.names.figure] = figure.figure;
    row[of_.names.title] = name_of(work_, figure).in(language_);
    row[of_.names.unit] = rule == nullptr ? "" : rule->unit;
    return names_.key_of(row);
  }

  std::int64_t provenance_of(const Figure& figure) {
    Row row = provenances_.row();
    row[of_.provenances.method] = figure.method;
    row[of_.provenances.vintage] = figure.vintage;
    row[of_.provenances.sources] = figure.sources;
    row[of_.provenances.status] = figure.status;
    return provenances_.key_of(row);
  }

  std::int64_t series_of(const Figure& figure, const std::string& period) {
    Row row = series_.row();
    row[of_.series.name] = name_of_figure(figure);
    row[of_.series.provenance] = provenance_of(figure);
    row[of_.series.level] = figure.level;
    row[of_.series.zone] = figure.place.zone;
    row[of_.series.period] = period;
    return series_.key_of(row);
  }

  std::int64_t state_of(const Figure& figure) {
    Row row = states_.row();
    row[of_.states.imputed] = figure.imputed ? Imputed::yes : Imputed::no;
    row[of_.states.state] = figure.state();
    row[of_.states.reason] = figure.reason.in(language_);
    return states_.key_of(row);
  }

  std::int64_t group_of(const PeerStanding& peers) {
    Row row = groups_.row();
    row[of_.groups.peer_group] = peers.group;
    row[of_.groups.peer_rank_of] = peers.standing.of;
    row[of_.groups.peer_mean] = peers.standing.mean;
    return groups_.key_of(row);
  }

  const FigureTables& of_ = contract().figure_tables;
  const IndicatorWork& work_;
  UnitNames names_of_units_;
  Language language_;
  KeyedTable units_{of_.units};
  KeyedTable names_{of_.names};
  KeyedTable provenances_{of_.provenances};
  KeyedTable series_{of_.series};
  KeyedTable states_{of_.states};
  KeyedTable groups_{of_.groups};
};

void fill_keys(Row& row, const FigureKeys& keys) {
  const auto& layer = contract().indicators;
  row[layer.unit] = keys.unit;
  row[layer.series] = keys.series;
  row[layer.state] = keys.state;
  row[layer.group] = keys.group;
  row[layer.series_before] = keys.series_before;
}

/// The figure and how far it reaches.
void fill_value(Row& row, const Figure& figure) {
  const auto& layer = contract().indicators;
  row[layer.value] = figure.value;
  row[layer.lower] = figure.lower;
  row[layer.upper] = figure.upper;
  row[layer.standard_error] = figure.standard_error;
  row[layer.numerator] = figure.numerator;
  row[layer.denominator] = figure.denominator;
  row[layer.cases] = figure.cases;
  row[layer.coverage] = figure.coverage;
}

/// Beside its peers and its past.
void fill_standing(Row& row, const IndicatorWork& work, std::size_t index) {
  const auto& layer = contract().indicators;
  if (const auto& standing = work.standings[index]) {
    row[layer.rank] = standing->rank;
    row[layer.rank_of] = standing->of;
    row[layer.quintile] = standing->quintile;
    row[layer.to_mean] = standing->to_mean;
    row[layer.to_best] = standing->to_best;
  }
  if (const auto& peers = work.peers[index]) {
    row[layer.peer_rank] = peers->standing.rank;
    row[layer.peer_quintile] = peers->standing.quintile;
    row[layer.to_best_peer] = peers->standing.to_best;
  }
  if (const auto& change = work.changes[index]) {
    row[layer.value_before] = change->before;
    row[layer.change] = change->change;
  }
}

/// The tables of texts, the rows of numbers series by series, and the view that joins them.
void write_figures(LayerWriter& writer, const IndicatorWork& work, const Territory& territory, Language language) {
  FigureTexts texts(work, territory, language);
  std::vector<FigureKeys> keys;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < work.figures.size(); ++i) {
    keys.push_back(texts.keys_of(i));
    order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i].series; });
  texts.write(writer);
  RowWriter out(writer, contract().indicators);
  for (const std::size_t i : order) {
    Row row = out.row();
    fill_keys(row, keys[i]);
    fill_value(row, work.figures[i]);
    fill_standing(row, work, i);
    out.add(row);
  }
  writer.add_view(contract().figures.view_schema());
}

void fill_definition(Row& row, const Indicator& indicator, const FigureRule& figure, Language language) {
  const auto& layer = contract().indicator_dictionary;
  row[layer.indicator] = indicator.id;
  row[layer.figure] = figure.id;
  row[layer.title] = figure.name.in(language);
  row[layer.unit] = figure.unit;
  row[layer.formula] = to_text(figure.value);
  row[layer.description] = indicator.description.in(language);
  row[layer.method] = indicator.method;
  row[layer.source] = indicator.source;
  row[layer.vintage] = indicator.vintage;
  row[layer.status] = status_name(indicator.status).in(language);
  row[layer.least_coverage_pct] = 100 * indicator.least_coverage;
  row[layer.page] = indicator.page;
}

void write_dictionary(LayerWriter& writer, const IndicatorWork& work, Language language) {
  const auto& layer = contract().indicator_dictionary;
  RowWriter out(writer, layer);
  for (const auto& indicator : work.indicators) {
    const auto peers = work.peer_columns.find(indicator.id);
    for (const auto& figure : indicator.figures) {
      Row row = out.row();
      fill_definition(row, indicator, figure, language);
      if (peers != work.peer_columns.end()) {
        row[layer.peer_group] = peers->second;
      }
      out.add(row);
    }
  }
}

}  // namespace

void write_indicators(LayerWriter& writer, const Work& work, Language language) {
  if (work.indicators.figures.empty()) {
    return;
  }
  write_wide_indicators(writer, work.indicators, work.territory, work.coverage);
  write_figures(writer, work.indicators, work.territory, language);
  write_dictionary(writer, work.indicators, language);
}

std::string indicators_csv(const IndicatorWork& work, const Territory& territory, Language language) {
  std::string csv;
  const auto writer = make_flat_writer(std::make_unique<CsvText>(csv));
  write_figures(*writer, work, territory, language);
  return csv;
}

}  // namespace comarca
