// SPDX-License-Identifier: Apache-2.0
#include "landuse/edge_grid.hpp"

#include <array>
#include <tuple>

namespace comarca::landuse {
namespace {

constexpr double kEdgesPerCell = 2;
constexpr double kMostCells = 4e6;
constexpr double kMostColumns = 20'000;
constexpr double kTouch = 1e-7;  // of a cell: an edge this near to a side touches the cell beyond

std::size_t clamped(double value, std::size_t count) {
  return static_cast<std::size_t>(std::clamp(value, 0.0, static_cast<double>(count - 1)));
}

}  // namespace

EdgeGrid::EdgeGrid(const Polygons& units) {
  edges_.reserve(units.points.size());
  Box box;
  for (std::size_t unit = 0; unit < units.unit_count(); ++unit) {
    for_edges(units, unit, [&](const Edge& edge) {
      edges_.push_back(edge);
      box.add(edge.left);
      box.add(edge.right);
    });
  }
  choose_cells(box);
  fill_cells();
  fill_crossings();
  fill_covers();
}

void EdgeGrid::choose_cells(const Box& box) {
  if (box.empty()) {
    return;
  }
  const double width = box.max_x - box.min_x;
  const double height = box.max_y - box.min_y;
  const double wanted = std::clamp(static_cast<double>(edges_.size()) / kEdgesPerCell, 1.0, kMostCells);
  cell_ = std::max({std::sqrt(width * height / wanted), width / kMostColumns, height / kMostColumns});
  if (!(cell_ > 0)) {
    cell_ = 1;
  }
  // A margin of one cell: what is outside the grid is outside every unit.
  origin_ = {box.min_x - cell_, box.min_y - cell_};
  columns_ = static_cast<std::size_t>(width / cell_) + 3;
  rows_ = static_cast<std::size_t>(height / cell_) + 3;
}

std::size_t EdgeGrid::column_of(double x) const noexcept {
  return clamped((x - origin_.x) / cell_, columns_);
}

std::size_t EdgeGrid::row_of(double y) const noexcept {
  return clamped((y - origin_.y) / cell_, rows_);
}

CellRange EdgeGrid::cells(const Box& box) const noexcept {
  return {column_of(box.min_x), column_of(box.max_x), row_of(box.min_y), row_of(box.max_y)};
}

template <class Take>
void EdgeGrid::for_cells(const Edge& edge, const Take& take) const {
  const double near = kTouch * cell_;
  const std::size_t first = row_of(edge.low() - near);
  const std::size_t last = row_of(edge.high() + near);
  for (std::size_t row = first; row <= last; ++row) {
    double from = edge.left.x;
    double to = edge.right.x;
    if (first != last) {
      for (const double y : {line_y(row) - near, line_y(row + 1) + near}) {
        if (!edge.crosses(y)) {
          continue;
        }
        const bool line_is_below = y < line_y(row);
        const bool keeps_right = line_is_below == (edge.right.y > edge.left.y);
        (keeps_right ? from : to) = edge.x_at(y);
      }
    }
    const std::size_t last_column = column_of(to + near);
    for (std::size_t column = column_of(from - near); column <= last_column; ++column) {
      take(row * columns_ + column);
    }
  }
}

void EdgeGrid::fill_cells() {
  cell_start_.assign(columns_ * rows_ + 1, 0);
  for (const Edge& edge : edges_) {
    for_cells(edge, [&](std::size_t cell) { ++cell_start_[cell + 1]; });
  }
  touched_before_.assign((columns_ + 1) * (rows_ + 1), 0);
  for (std::size_t row = 0; row < rows_; ++row) {
    std::uint32_t in_row = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      in_row += cell_start_[row * columns_ + column + 1] > 0 ? 1U : 0U;
      touched_before_[(row + 1) * (columns_ + 1) + column + 1] =
          touched_before_[row * (columns_ + 1) + column + 1] + in_row;
    }
  }
  for (std::size_t cell = 0; cell < columns_ * rows_; ++cell) {
    cell_start_[cell + 1] += cell_start_[cell];
  }
  cell_edges_.resize(cell_start_.back());
  std::vector<std::uint32_t> next(cell_start_.begin(), cell_start_.end() - 1);
  for (std::size_t index = 0; index < edges_.size(); ++index) {
    for_cells(edges_[index], [&](std::size_t cell) { cell_edges_[next[cell]++] = static_cast<std::uint32_t>(index); });
  }
}

void EdgeGrid::fill_crossings() {
  std::vector<Entry> entries;
  for (const Edge& edge : edges_) {
    const std::size_t last = row_of(edge.high()) + 1;
    for (std::size_t line = row_of(edge.low()); line <= last; ++line) {
      if (edge.crosses(line_y(line))) {
        const double x = edge.x_at(line_y(line));
        entries.push_back({line * columns_ + column_of(x), {x, edge.owner, edge.step()}});
      }
    }
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::tuple(entry.bucket, entry.crossing.x, entry.crossing.owner, entry.crossing.step);
  });
  crossing_start_.assign(columns_ * (rows_ + 1) + 1, 0);
  crossings_.reserve(entries.size());
  for (const Entry& entry : entries) {
    crossings_.push_back(entry.crossing);
    ++crossing_start_[entry.bucket + 1];
  }
  for (std::size_t bucket = 1; bucket < crossing_start_.size(); ++bucket) {
    crossing_start_[bucket] += crossing_start_[bucket - 1];
  }
}

void EdgeGrid::fill_covers() {
  cover_start_.assign(1, 0);
  cover_start_.reserve(columns_ * (rows_ + 1) + 1);
  std::vector<Cover> now;
  for (std::size_t line = 0; line <= rows_; ++line) {
    now.clear();
    for (std::size_t column = 0; column < columns_; ++column) {
      covers_.insert(covers_.end(), now.begin(), now.end());
      cover_start_.push_back(static_cast<std::uint32_t>(covers_.size()));
      for (const Crossing& crossing : crossings(column, line)) {
        auto found = std::ranges::find(now, crossing.owner, &Cover::owner);
        if (found == now.end()) {
          found = now.insert(now.end(), {crossing.owner, 0});
        }
        found->weight += crossing.step;
        if (found->weight == 0) {
          now.erase(found);
        }
      }
    }
  }
}

bool EdgeGrid::untouched(const CellRange& range) const noexcept {
  const auto before = [&](std::size_t column, std::size_t row) {
    return touched_before_[row * (columns_ + 1) + column];
  };
  return before(range.last_column + 1, range.last_row + 1) + before(range.first_column, range.first_row) ==
         before(range.first_column, range.last_row + 1) + before(range.last_column + 1, range.first_row);
}

std::span<const std::uint32_t> EdgeGrid::edges_of(std::size_t column, std::size_t row) const noexcept {
  const std::size_t cell = row * columns_ + column;
  return {cell_edges_.data() + cell_start_[cell], cell_edges_.data() + cell_start_[cell + 1]};
}

std::span<const Crossing> EdgeGrid::crossings(std::size_t column, std::size_t line) const noexcept {
  const std::size_t bucket = line * columns_ + column;
  return {crossings_.data() + crossing_start_[bucket], crossings_.data() + crossing_start_[bucket + 1]};
}

std::span<const Cover> EdgeGrid::covers(std::size_t column, std::size_t line) const noexcept {
  const std::size_t corner = line * columns_ + column;
  return {covers_.data() + cover_start_[corner], covers_.data() + cover_start_[corner + 1]};
}

}  // namespace comarca::landuse
