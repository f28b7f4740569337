// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/product/figure_series.hpp"
#include "comarca/product/product_figure.hpp"
#include "product/reader/keyed_rows.hpp"

namespace comarca {

/// One figure of one level, zone and period, with what is said of all its units.
struct StoredSeries {
  std::int64_t id = 0;
  std::string indicator;
  std::string figure;
  std::string title;
  std::string unit;
  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;
  std::optional<Level> level;
  std::optional<Zone> zone;
  std::string period;
};

/// The figures of a product: its table of numbers and keys, joined here with those that keep the texts. The list of
/// series is read at the first question, the numbers of a series when it is asked for.
class FigureStore {
 public:
  explicit FigureStore(OpenProduct product);

  /// Those that a query asks for in order of their keys: of the levels of its unit, or of all.
  [[nodiscard]] std::vector<const StoredSeries*> series(const FigureQuery& query);
  /// What a map or chart shows of a series: the value of each unit by its code.
  void add_entries(const StoredSeries& of, std::map<std::string, FigureSeries::Entry>& to);
  /// All that is said of each unit, or of one, in the order of the product.
  void add_figures(const StoredSeries& of, const std::string& unit, std::vector<ProductFigure>& to);

 private:
  struct Unit {
    std::optional<Level> level;
    std::string code;
    std::string name;
  };
  struct State {
    std::optional<FigureState> state;
    std::optional<Imputed> imputed;
    std::string reason;
  };
  struct PeerGroup {
    std::string name;
    std::optional<std::int64_t> of;
    std::optional<double> mean;
  };

  void read_series();
  void read_units();
  void read_states();
  void read_groups();
  /// A condition for the rows of a series, or of one unit in it.
  [[nodiscard]] std::string rows_of_series(const StoredSeries& of, const std::string& unit) const;
  /// The cells as kFigureColumns has them.
  [[nodiscard]] ProductFigure figure(const StoredSeries& of, RowCells cells) const;

  OpenProduct product_;
  KeyedRows<StoredSeries> series_;
  KeyedRows<Unit> units_;
  KeyedRows<State> states_;
  KeyedRows<PeerGroup> groups_;
};

}  // namespace comarca
