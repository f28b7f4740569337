// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/border_graph.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {

BorderGraph::BorderGraph(std::size_t unit_count, std::vector<Border> borders) : borders_(std::move(borders)) {
  for (Border& border : borders_) {
    if (border.a == border.b || border.a >= unit_count || border.b >= unit_count) {
      throw data_error(fmt::format("a border joins unit {} and unit {} of {}", border.a, border.b, unit_count), {},
                       "Write the table of borders again from the boundaries.");
    }
    if (border.a > border.b) {
      std::swap(border.a, border.b);
    }
  }
  const auto pair_of = [](const Border& border) { return std::pair(border.a, border.b); };
  std::ranges::sort(borders_, {}, pair_of);
  if (const auto twice = std::ranges::adjacent_find(borders_, {}, pair_of); twice != borders_.end()) {
    throw data_error(fmt::format("the border of units {} and {} comes twice", twice->a, twice->b), {},
                     "Write the table of borders again from the boundaries.");
  }
  arc_start_.assign(borders_.size() + 1, 0);
  fill_neighbours(unit_count);
}

void BorderGraph::fill_neighbours(std::size_t units) {
  neighbour_start_.assign(units + 1, 0);
  for (const Border& border : borders_) {
    ++neighbour_start_[border.a + 1];
    ++neighbour_start_[border.b + 1];
  }
  for (std::size_t unit = 0; unit < units; ++unit) {
    neighbour_start_[unit + 1] += neighbour_start_[unit];
  }
  neighbours_.resize(borders_.size() * 2);
  std::vector<std::uint32_t> cursor(neighbour_start_.begin(), neighbour_start_.end() - 1);
  // Borders are in order of (a, b): first every unit gets its lower neighbours, then the higher ones.
  for (std::uint32_t i = 0; i < borders_.size(); ++i) {
    neighbours_[cursor[borders_[i].b]++] = {borders_[i].a, i};
  }
  for (std::uint32_t i = 0; i < borders_.size(); ++i) {
    neighbours_[cursor[borders_[i].a]++] = {borders_[i].b, i};
  }
}

const Border* BorderGraph::border(std::uint32_t i, std::uint32_t j) const noexcept {
  if (i >= unit_count() || j >= unit_count()) {
    return nullptr;
  }
  const auto list = neighbours(i);
  const auto found = std::ranges::lower_bound(list, j, {}, &Neighbour::unit);
  return found != list.end() && found->unit == j ? &borders_[found->border] : nullptr;
}

bool BorderGraph::counts(const Border& border, const ContiguityRule& rule) noexcept {
  return border.declared || rule.least == Contact::point ||
         (border.kind == BorderKind::line && border.length_m >= rule.min_length_m);
}

}  // namespace comarca
