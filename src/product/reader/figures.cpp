// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/contract.hpp"
#include "product/reader/implementation.hpp"

namespace comarca {
namespace {

bool answers(const FigureQuery& query, const LayerRows& rows, std::size_t row) {
  const FiguresView& of = contract().figures;
  const std::string indicator = rows.text(row, of.indicator);
  return (query.unit.empty() || rows.text(row, of.code) == query.unit) &&
         (query.indicator.empty() || indicator == query.indicator) &&
         (query.name.empty() || is_called(query.name, indicator, rows.text(row, of.figure))) &&
         (!query.level || rows.get(row, of.level) == query.level) &&
         (!query.zone || rows.get(row, of.zone) == query.zone);
}

ProductFigure figure_of(const LayerRows& rows, std::size_t row) {
  const FiguresView& of = contract().figures;
  const auto text = [&](const AnyColumn& column) { return rows.text(row, column); };
  const auto get = [&](const auto& column) { return rows.get(row, column); };
  return {.level = get(of.level),
          .code = text(of.code),
          .name = text(of.name),
          .zone = get(of.zone),
          .period = text(of.period),
          .indicator = text(of.indicator),
          .figure = text(of.figure),
          .title = text(of.title),
          .unit = text(of.unit),
          .value = get(of.value),
          .lower = get(of.lower),
          .upper = get(of.upper),
          .standard_error = get(of.standard_error),
          .numerator = get(of.numerator),
          .denominator = get(of.denominator),
          .cases = get(of.cases),
          .coverage = get(of.coverage),
          .method = text(of.method),
          .vintage = text(of.vintage),
          .sources = text(of.sources),
          .status = text(of.status),
          .imputed = get(of.imputed),
          .state = get(of.state),
          .reason = text(of.reason),
          .among_level = {get(of.rank), get(of.rank_of), get(of.quintile), get(of.to_mean), get(of.to_best)},
          .peer_group = text(of.peer_group),
          .among_peers = {get(of.peer_rank), get(of.peer_rank_of), get(of.peer_quintile), {}, get(of.to_best_peer)},
          .peer_mean = get(of.peer_mean),
          .period_before = text(of.period_before),
          .value_before = get(of.value_before),
          .change = get(of.change)};
}

}  // namespace

std::vector<ProductFigure> ProductReader::figures(const FigureQuery& query) const {
  const LayerRows all = rows(contract().figures);
  std::vector<ProductFigure> found;
  for (std::size_t row = 0; row < all.size(); ++row) {
    if (answers(query, all, row)) {
      found.push_back(figure_of(all, row));
    }
  }
  return found;
}

}  // namespace comarca
