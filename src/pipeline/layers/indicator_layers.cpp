// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/layers.hpp"
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
      : work_(work), figures_(work.figures), names_of_units_(unit_names(territory)), language_(language) {}

  [[nodiscard]] FigureKeys keys_of(const FigureColumn& column, std::size_t row) {
    const std::uint32_t origin = column.origin_of.empty() ? 0 : column.origin_of[row];
    FigureKeys keys{unit_of(column, row), series_of(column, origin, column.period), state_of(column, row), {}, {}};
    if (!column.peers.rank.empty() && column.peers.rank[row] != 0) {
      keys.group = group_of(column, column.peers.group[row]);
    }
    if (column.change.before.has(row)) {
      keys.series_before = series_of(column, origin, figures_.columns()[column.change.where[row]].period);
    }
    return keys;
  }

  void write(LayerWriter& writer) const {
    for (const KeyedTable* table : {&units_, &names_, &provenances_, &series_, &states_, &groups_}) {
      table->write(writer);
    }
  }

 private:
  using Numbered = std::unordered_map<std::uint64_t, std::int64_t>;

  /// The key that was found before for two numbers, or the one of a row made now.
  template <class Make>
  static std::int64_t remembered(Numbered& keys, std::size_t one, std::size_t other, const Make& make) {
    constexpr int kHalf = 32;
    const auto [key, fresh] = keys.try_emplace((std::uint64_t{one} << kHalf) | other, 0);
    if (fresh) {
      key->second = make();
    }
    return key->second;
  }

  std::int64_t unit_of(const FigureColumn& column, std::size_t at) {
    const auto number = (*column.units)[at];
    return remembered(unit_keys_, static_cast<std::size_t>(column.level), number, [&] {
      const std::string& code = figures_.units().text(number);
      Row row = units_.row();
      row[of_.units.level] = column.level;
      row[of_.units.code] = code;
      if (const auto name = names_of_units_.find({column.level, code}); name != names_of_units_.end()) {
        row[of_.units.name] = name->second;
      }
      return units_.key_of(row);
    });
  }

  std::int64_t name_of_figure(const FigureColumn& column) {
    const FigureRule* const rule = rule_of(work_, column.indicator, column.figure);
    Row row = names_.row();
    row[of_.names.indicator] = column.indicator;
    row[of_.names.figure] = column.figure;
    row[of_.names.title] = name_of(work_, column.indicator, column.figure).in(language_);
    row[of_.names.unit] = rule == nullptr ? "" : rule->unit;
    return names_.key_of(row);
  }

  std::int64_t provenance_of(const FigureOrigin& origin) {
    Row row = provenances_.row();
    row[of_.provenances.method] = origin.method;
    row[of_.provenances.vintage] = origin.vintage;
    row[of_.provenances.sources] = origin.sources;
    row[of_.provenances.status] = origin.status;
    return provenances_.key_of(row);
  }

  std::int64_t series_of(const FigureColumn& column, std::uint32_t origin, const std::string& period) {
    if (column_ != &column) {
      column_ = &column;
      series_keys_.clear();
    }
    const auto known = series_keys_.find({origin, period});
    if (known != series_keys_.end()) {
      return known->second;
    }
    Row row = series_.row();
    row[of_.series.name] = name_of_figure(column);
    row[of_.series.provenance] = provenance_of(column.origins[origin]);
    row[of_.series.level] = column.level;
    row[of_.series.zone] = column.zone;
    row[of_.series.period] = period;
    return series_keys_.emplace(std::pair(origin, std::string_view(period)), series_.key_of(row)).first->second;
  }

  std::int64_t state_of(const FigureColumn& column, std::size_t at) {
    const std::size_t reason = column.reason.empty() ? 0 : column.reason[at];
    const std::size_t state = static_cast<std::size_t>(column.state(at)) * 2 + (column.is_imputed(at) ? 1U : 0U);
    return remembered(state_keys_, reason, state, [&] {
      Row row = states_.row();
      row[of_.states.imputed] = column.is_imputed(at) ? Imputed::yes : Imputed::no;
      row[of_.states.state] = column.state(at);
      row[of_.states.reason] = figures_.reasons()[reason].in(language_);
      return states_.key_of(row);
    });
  }

  std::int64_t group_of(const FigureColumn& column, std::size_t number) {
    const auto at = static_cast<std::size_t>(&column - figures_.columns().data());
    return remembered(group_keys_, at, number, [&] {
      const auto& group = column.peers.groups[number];
      Row row = groups_.row();
      row[of_.groups.peer_group] = group.name;
      row[of_.groups.peer_rank_of] = group.of;
      row[of_.groups.peer_mean] = group.mean;
      return groups_.key_of(row);
    });
  }

  const FigureTables& of_ = contract().figure_tables;
  const IndicatorWork& work_;
  const FigureTable& figures_;
  UnitNames names_of_units_;
  Language language_;
  KeyedTable units_{of_.units};
  KeyedTable names_{of_.names};
  KeyedTable provenances_{of_.provenances};
  KeyedTable series_{of_.series};
  KeyedTable states_{of_.states};
  KeyedTable groups_{of_.groups};
  Numbered unit_keys_;                                                              ///< by level and unit
  Numbered state_keys_;                                                             ///< by reason and state
  Numbered group_keys_;                                                             ///< by column and group
  const FigureColumn* column_ = nullptr;                                            ///< that the keys of series are of
  std::map<std::pair<std::uint32_t, std::string_view>, std::int64_t> series_keys_;  ///< by origin and period
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
void fill_value(Row& row, const FigureColumn& column, std::size_t at) {
  const auto& layer = contract().indicators;
  row[layer.value] = column.value.at(at);
  row[layer.lower] = column.lower.at(at);
  row[layer.upper] = column.upper.at(at);
  row[layer.standard_error] = column.standard_error.at(at);
  row[layer.numerator] = column.numerator.at(at);
  row[layer.denominator] = column.denominator.at(at);
  row[layer.cases] = column.cases.at(at);
  row[layer.coverage] = column.coverage.at(at);
}

/// Beside its peers and its past.
void fill_standing(Row& row, const FigureTable& figures, const FigureColumn& column, std::size_t at) {
  const auto& layer = contract().indicators;
  if (const auto standing = standing_of(column, at)) {
    row[layer.rank] = standing->rank;
    row[layer.rank_of] = standing->of;
    row[layer.quintile] = standing->quintile;
    row[layer.to_mean] = standing->to_mean;
    row[layer.to_best] = standing->to_best;
  }
  if (const auto peers = peer_standing_of(column, at)) {
    row[layer.peer_rank] = peers->standing.rank;
    row[layer.peer_quintile] = peers->standing.quintile;
    row[layer.to_best_peer] = peers->standing.to_best;
  }
  if (const auto change = change_of(figures, column, at)) {
    row[layer.value_before] = change->before;
    row[layer.change] = change->change;
  }
}

/// The tables of texts, the rows of numbers series by series, and the view that joins them.
void write_figures(LayerWriter& writer, const IndicatorWork& work, const Territory& territory, Language language) {
  FigureTexts texts(work, territory, language);
  std::map<std::int64_t, std::vector<FigureTable::RowAt>> by_series;
  const auto& columns = work.figures.columns();
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    for (std::uint32_t row = 0; row < columns[column].size(); ++row) {
      by_series[texts.keys_of(columns[column], row).series].push_back({column, row});
    }
  }
  texts.write(writer);
  RowWriter out(writer, contract().indicators);
  for (const auto& [series, rows] : by_series) {
    for (const auto& at : rows) {
      const FigureColumn& column = columns[at.column];
      Row row = out.row();
      fill_keys(row, texts.keys_of(column, at.row));
      fill_value(row, column, at.row);
      fill_standing(row, work.figures, column, at.row);
      out.add(row);
    }
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

void fill(const IndicatorsLayer& /*layer*/, const Filling& filling) {
  const Work& work = filling.work;
  if (work.indicators.figures.empty()) {
    return;
  }
  write_wide_indicators(filling.writer, work.indicators, work.territory, work.coverage);
  write_figures(filling.writer, work.indicators, work.territory, filling.language);
  write_dictionary(filling.writer, work.indicators, filling.language);
}

std::string indicators_csv(const IndicatorWork& work, const Territory& territory, Language language) {
  std::string csv;
  const auto writer = make_flat_writer(std::make_unique<CsvText>(csv));
  write_figures(*writer, work, territory, language);
  return csv;
}

}  // namespace comarca
