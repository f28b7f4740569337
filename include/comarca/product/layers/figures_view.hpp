// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/layers/figures.hpp"
#include "comarca/product/view.hpp"

namespace comarca {

/// The figures as people read them: each row of IndicatorsLayer with its words.
struct FiguresView : View {
  FiguresView(const IndicatorsLayer& rows, const FigureTables& tables)
      : View("cifras", {"Indicadores", "Indicators"},
             {"Cada cifra de cada unidad con lo necesario para juzgarla",
              "Every figure of every unit with what it takes to judge it"},
             rows),
        rows_(rows),
        tables_(tables) {
    finish();
  }

 private:
  const IndicatorsLayer& rows_;
  const FigureTables& tables_;
  Table base_{0, &rows_};
  Table series_ = join(base_, rows_.series, tables_.series);
  Table name_ = join(series_, tables_.series.name, tables_.names);
  Table provenance_ = join(series_, tables_.series.provenance, tables_.provenances);
  Table unit_ = join(base_, rows_.unit, tables_.units);
  Table state_ = join(base_, rows_.state, tables_.states);
  Table group_ = join(base_, rows_.group, tables_.groups);
  Table before_ = join(base_, rows_.series_before, tables_.series);

 public:
  Column<Level> level{*this, from(series_, tables_.series.level)};
  Column<std::string> code{*this, from(unit_, tables_.units.code)};
  Column<std::string> name{*this, from(unit_, tables_.units.name)};
  Column<Zone> zone{*this, from(series_, tables_.series.zone)};
  Column<std::string> period{*this, from(series_, tables_.series.period)};
  Column<std::string> indicator{*this, from(name_, tables_.names.indicator)};
  Column<std::string> figure{*this, from(name_, tables_.names.figure)};
  Column<std::string> title{*this, from(name_, tables_.names.title)};
  Column<std::string> unit{*this, from(name_, tables_.names.unit)};
  Column<double> value{*this, from(base_, rows_.value)};
  Column<double> lower{*this, from(base_, rows_.lower)};
  Column<double> upper{*this, from(base_, rows_.upper)};
  Column<double> standard_error{*this, from(base_, rows_.standard_error)};
  Column<double> numerator{*this, from(base_, rows_.numerator)};
  Column<double> denominator{*this, from(base_, rows_.denominator)};
  Column<double> cases{*this, from(base_, rows_.cases)};
  Column<double> coverage{*this, from(base_, rows_.coverage)};
  Column<std::string> method{*this, from(provenance_, tables_.provenances.method)};
  Column<std::string> vintage{*this, from(provenance_, tables_.provenances.vintage)};
  Column<std::string> sources{*this, from(provenance_, tables_.provenances.sources)};
  Column<std::string> status{*this, from(provenance_, tables_.provenances.status)};
  Column<Imputed> imputed{*this, from(state_, tables_.states.imputed)};
  Column<FigureState> state{*this, from(state_, tables_.states.state)};
  Column<std::string> reason{*this, from(state_, tables_.states.reason)};
  Column<std::int64_t> rank{*this, from(base_, rows_.rank)};
  Column<std::int64_t> rank_of{*this, from(base_, rows_.rank_of)};
  Column<std::int64_t> quintile{*this, from(base_, rows_.quintile)};
  Column<double> to_mean{*this, from(base_, rows_.to_mean)};
  Column<double> to_best{*this, from(base_, rows_.to_best)};
  Column<std::string> peer_group{*this, from(group_, tables_.groups.peer_group)};
  Column<std::int64_t> peer_rank{*this, from(base_, rows_.peer_rank)};
  Column<std::int64_t> peer_rank_of{*this, from(group_, tables_.groups.peer_rank_of)};
  Column<std::int64_t> peer_quintile{*this, from(base_, rows_.peer_quintile)};
  Column<double> peer_mean{*this, from(group_, tables_.groups.peer_mean)};
  Column<double> to_best_peer{*this, from(base_, rows_.to_best_peer)};
  Column<std::string> period_before{*this, from(before_, tables_.series.period,
                                                kept_empty({"periodo_anterior",
                                                            {"Periodo anterior", "Period before"},
                                                            {"El último antes de este en que la cifra tiene valor",
                                                             "The last before this in which it has a value"}}))};
  Column<double> value_before{*this, from(base_, rows_.value_before)};
  Column<double> change{*this, from(base_, rows_.change)};
};

}  // namespace comarca
