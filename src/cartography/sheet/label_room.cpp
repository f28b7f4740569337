// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/label_room.hpp"

#include <algorithm>
#include <cmath>

namespace comarca {
namespace {

constexpr std::size_t kRows = 40;

Rectangle box_of(const PaperRings& rings, std::size_t unit) {
  Box box;
  const auto first = rings.ring_start[rings.unit_start[unit]];
  const auto last = rings.ring_start[rings.unit_start[unit + 1]];
  for (std::size_t i = first; i < last; ++i) {
    box.add(rings.points[i]);
  }
  return {box.min_x, box.min_y, box.max_x - box.min_x, box.max_y - box.min_y};
}

}  // namespace

double LabelRoom::row_y(std::size_t row) const noexcept {
  return box_.y + step_ * (static_cast<double>(row) + 0.5);
}

LabelRoom::LabelRoom(const PaperRings& rings, std::size_t unit) {
  if (rings.unit_start[unit] == rings.unit_start[unit + 1]) {
    return;
  }
  box_ = box_of(rings, unit);
  step_ = box_.height / kRows;
  std::vector<std::vector<double>> crossings(kRows);
  for (std::size_t index = rings.unit_start[unit]; index < rings.unit_start[unit + 1]; ++index) {
    const auto ring = rings.ring(index);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point a = ring[i];
      const Point b = ring[(i + 1) % ring.size()];
      const double low = (std::min(a.y, b.y) - box_.y) / step_ - 0.5;
      const double high = (std::max(a.y, b.y) - box_.y) / step_ - 0.5;
      for (auto row = static_cast<std::size_t>(std::max(0.0, std::ceil(low)));
           row < kRows && static_cast<double>(row) < high; ++row) {
        crossings[row].push_back(a.x + (b.x - a.x) * (row_y(row) - a.y) / (b.y - a.y));
      }
    }
  }
  rows_.resize(kRows);
  double widest = -1;
  for (std::size_t row = 0; row < kRows; ++row) {
    std::ranges::sort(crossings[row]);
    for (std::size_t i = 0; i + 1 < crossings[row].size(); i += 2) {
      rows_[row].push_back({crossings[row][i], crossings[row][i + 1]});
      const double width = crossings[row][i + 1] - crossings[row][i];
      if (width > widest) {
        widest = width;
        heart_ = {crossings[row][i] + width / 2, row_y(row)};
      }
    }
  }
}

LabelRoom::Span LabelRoom::common(Span span, std::size_t first, std::size_t last) const {
  for (std::size_t row = first; row <= last; ++row) {
    Span best{0, -1};
    for (const Span& other : rows_[row]) {
      const Span both{std::max(span.from, other.from), std::min(span.to, other.to)};
      if (both.to - both.from > best.to - best.from) {
        best = both;
      }
    }
    span = best;
    if (span.to <= span.from) {
      break;
    }
  }
  return span;
}

std::vector<Point> LabelRoom::places(double width, double height) const {
  std::vector<Point> found;
  if (rows_.empty() || height > box_.height || width > box_.width) {
    return found;
  }
  const auto half = static_cast<std::size_t>(std::ceil(height / 2 / step_));
  for (std::size_t row = half; row + half < kRows; ++row) {
    for (const Span& span : rows_[row]) {
      const Span room = common(span, row - half, row + half);
      if (room.to - room.from >= width) {
        found.push_back({(room.from + room.to) / 2, row_y(row)});
      }
    }
  }
  const Point middle{box_.x + box_.width / 2, box_.y + box_.height / 2};
  const auto distance = [&](Point p) { return std::hypot(p.x - middle.x, p.y - middle.y); };
  std::ranges::stable_sort(found, [&](Point p, Point q) { return distance(p) < distance(q); });
  return found;
}

}  // namespace comarca
