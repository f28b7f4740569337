// SPDX-License-Identifier: Apache-2.0
#include "schemes/search_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/schemes/connection.hpp"
#include "comarca/schemes/remedies.hpp"

namespace comarca {
namespace {
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

bool by_indicators(RankBy rank) noexcept {
  return rank == RankBy::similarity || rank == RankBy::complementarity;
}
}  // namespace

SearchSpace::SearchSpace(const Judge& judge, const SearchRequest& request, const Date& date) : map_(judge.map()) {
  const LegalForm& form = judge.catalog().legal_form(request.legal_form);
  keep_units(judge, request, date);
  link_units(request, form, date);
  measure(request);
}

bool SearchSpace::has_data(std::uint32_t unit, const SearchRequest& request) const {
  if (request.rank == RankBy::population) {
    return map_.unit(unit).population.has_value();
  }
  return !by_indicators(request.rank) || std::ranges::all_of(request.indicators, [&](const SearchIndicator& one) {
    return unit < one.values.size() && one.values[unit].has_value();
  });
}

void SearchSpace::keep_units(const Judge& judge, const SearchRequest& request, const Date& date) {
  auto eligible = eligible_units(judge, judge.catalog().legal_form(request.legal_form), date);
  if (request.eligible) {
    auto codes = *request.eligible;
    std::ranges::sort(codes);
    for (std::uint32_t unit = 0; unit < eligible.size(); ++unit) {
      if (!std::ranges::binary_search(codes, map_.unit(unit).code)) {
        eligible[unit] = 0;
      }
    }
  }
  vertex_of_.assign(eligible.size(), kNone);
  for (std::uint32_t unit = 0; unit < eligible.size(); ++unit) {
    if (eligible[unit] == 0) {
      continue;
    }
    if (!has_data(unit, request)) {
      ++without_data_;
      continue;
    }
    vertex_of_[unit] = static_cast<std::uint32_t>(unit_of_.size());
    unit_of_.push_back(unit);
  }
  if (!request.around.empty()) {
    const std::string code = request.around;
    const std::uint32_t unit = judge.resolve({&code, 1}).front();
    if (vertex_of_[unit] == kNone) {
      throw usage_error(
          fmt::format("'{}' cannot be a member of '{}' here", code, request.legal_form), {},
          "Choose another unit, another legal form, or a wider --where; it may also lack data to rank by.");
    }
    around_ = vertex_of_[unit];
  }
}

void SearchSpace::link_units(const SearchRequest& /*request*/, const LegalForm& form, const Date& date) {
  ConnectedRule connected;
  if (const SchemeRule* rule = connected_rule(form, date)) {
    connected = std::get<ConnectedRule>(rule->predicate);
  }
  const bool split = asks_same_department(form, date);
  for (const std::uint32_t unit : unit_of_) {
    for (const Neighbour neighbour : map_.graph().neighbours(unit)) {
      const Border& border = map_.graph().borders()[neighbour.border];
      const std::uint32_t to = vertex_of_[neighbour.unit];
      if (to != kNone && BorderGraph::counts(border, {Contact::line, connected.min_length_m}) &&
          (!split || map_.unit(unit).department == map_.unit(neighbour.unit).department)) {
        links_.push_back({to, border.length_m});
      }
    }
    for (const InsularLink& insular : connected.insular) {
      const std::string& code = map_.unit(unit).code;
      for (const std::string& near : insular.near) {
        const auto other = code == insular.unit ? map_.find(near)
                           : code == near       ? map_.find(insular.unit)
                                                : std::nullopt;
        if (other && vertex_of_[*other] != kNone) {
          links_.push_back({vertex_of_[*other], 0});
        }
      }
    }
    start_.push_back(static_cast<std::uint32_t>(links_.size()));
  }
}

void SearchSpace::measure(const SearchRequest& request) {
  if (by_indicators(request.rank)) {
    standardise(request);
    return;
  }
  width_ = 1;
  for (const std::uint32_t unit : unit_of_) {
    const SchemeUnit& data = map_.unit(unit);
    if (request.rank == RankBy::population) {
      quantities_.push_back(data.population.value_or(0));
      continue;
    }
    double perimeter_m = data.perimeter_km * 1000;
    double borders_m = 0;
    for (const Neighbour neighbour : map_.graph().neighbours(unit)) {
      borders_m += map_.graph().borders()[neighbour.border].length_m;
    }
    quantities_.push_back(std::max(perimeter_m, borders_m));
  }
}

void SearchSpace::standardise(const SearchRequest& request) {
  if (request.indicators.empty()) {
    throw usage_error("ranking by similarity or complementarity needs indicators", {},
                      "Name columns of the product with --by.");
  }
  width_ = 2 * request.indicators.size();
  quantities_.assign(width_ * unit_of_.size(), 0);
  for (std::size_t k = 0; k < request.indicators.size(); ++k) {
    const auto& values = request.indicators[k].values;
    double mean = 0;
    for (const std::uint32_t unit : unit_of_) {
      mean += *values[unit] / static_cast<double>(unit_of_.size());
    }
    double variance = 0;
    for (const std::uint32_t unit : unit_of_) {
      variance += (*values[unit] - mean) * (*values[unit] - mean) / static_cast<double>(unit_of_.size());
    }
    for (std::size_t v = 0; v < unit_of_.size(); ++v) {
      const double score = variance > 0 ? (*values[unit_of_[v]] - mean) / std::sqrt(variance) : 0;
      quantities_[v * width_ + 2 * k] = score;
      quantities_[v * width_ + 2 * k + 1] = score * score;
    }
  }
}

}  // namespace comarca
