// SPDX-License-Identifier: Apache-2.0
#include "landuse/feature_overlay.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace comarca::landuse {
namespace {

constexpr double kSmallest_m2 = 1e-4;          // a square centimetre
constexpr std::size_t kEdgesInOneBand = 1024;  // beyond, pairs one above the other become too many
constexpr double kOutOfReach = std::numeric_limits<double>::max();

/// Cuts away what lies above (or below) the height; false when nothing is left.
enum class Keep : std::uint8_t { below, above };
bool cut(Edge& edge, double y, Keep keep) {
  const bool left_goes = keep == Keep::below ? edge.left.y > y : edge.left.y <= y;
  const bool right_goes = keep == Keep::below ? edge.right.y > y : edge.right.y <= y;
  if (left_goes && right_goes) {
    return false;
  }
  if (left_goes) {
    edge.left = {edge.x_at(y), y};
  } else if (right_goes) {
    edge.right = {edge.x_at(y), y};
  }
  return !edge.vertical();
}

void sort_by_left(std::vector<Edge>& edges) {
  std::ranges::sort(edges, {}, [](const Edge& edge) {
    return std::tuple(edge.left.x, edge.left.y, edge.right.x, edge.right.y, edge.owner, edge.weight);
  });
}

}  // namespace

FeatureOverlay::FeatureOverlay(const EdgeGrid& grid, const ArealScale& scale, std::size_t unit_count)
    : grid_(grid), scale_(scale), stamp_(grid.edges().size(), 0), slot_by_unit_(unit_count, kNoSlot) {}

void FeatureOverlay::run(const Polygons& features, std::size_t feature, double feature_area_m2,
                         std::vector<AreaPiece>& pieces) {
  const Box box = features.unit_empty(feature) ? Box{} : features.unit_box(feature);
  if (box.empty()) {
    return;
  }
  const CellRange cells = grid_.cells(box);
  if (grid_.untouched(cells)) {
    for (const Cover& cover : grid_.covers(cells.first_column, cells.last_row + 1)) {
      area_by_slot_.resize(unit_by_slot_.size() + 1);
      area_by_slot_[slot_of(cover.owner)] = feature_area_m2 * cover.weight;
    }
    emit(feature, pieces);
    return;
  }
  all_edges_.clear();
  for_edges(features, feature, [&](const Edge& edge) { all_edges_.push_back(edge); });
  split_into_bands(cells);
  emit(feature, pieces);
}

/// One band for most features; many for one with many edges, so that few of them lie one above the other.
void FeatureOverlay::split_into_bands(const CellRange& cells) {
  const std::size_t rows = cells.last_row - cells.first_row + 1;
  const std::size_t count = std::min(rows, all_edges_.size() / kEdgesInOneBand + 1);
  const auto first_row_of = [&](std::size_t band) { return cells.first_row + rows * band / count; };
  bands_.resize(std::max(bands_.size(), count));
  for (std::size_t band = 0; band < count; ++band) {
    bands_[band].clear();
    const double bottom = band == 0 ? -kOutOfReach : grid_.line_y(first_row_of(band));
    const double top = band + 1 == count ? kOutOfReach : grid_.line_y(first_row_of(band + 1));
    if (count > 1) {
      for (std::size_t index = 0; index < all_edges_.size(); ++index) {
        if (all_edges_[index].high() >= bottom && all_edges_[index].low() <= top) {
          bands_[band].push_back(static_cast<std::uint32_t>(index));
        }
      }
    }
  }
  for (std::size_t band = 0; band < count; ++band) {
    ++band_number_;
    if (count == 1) {
      mine_ = all_edges_;
      std::erase_if(mine_, [](const Edge& edge) { return edge.vertical(); });
    } else {
      clip_to_band(band, first_row_of(band), first_row_of(band + 1) - 1, cells);
    }
    if (mine_.empty()) {
      continue;
    }
    Box box;
    for (const Edge& edge : mine_) {
      box.add(edge.left);
      box.add(edge.right);
    }
    CellRange in_band = cells;
    in_band.first_row = first_row_of(band);
    in_band.last_row = first_row_of(band + 1) - 1;
    theirs_.clear();
    gather_units(in_band, box);
    gather_cover(in_band, box);
    sweep();
  }
}

/// What lies above the band is kept as level edges along its top, what lies below as level edges along its bottom:
/// the weights above any x still sum to nothing.
void FeatureOverlay::clip_to_band(std::size_t band, std::size_t first_row, std::size_t last_row,
                                  const CellRange& cells) {
  const bool has_bottom = first_row != cells.first_row;
  const bool has_top = last_row != cells.last_row;
  const double bottom = grid_.line_y(first_row);
  const double top = grid_.line_y(last_row + 1);
  std::vector<Crossing> at_bottom;
  std::vector<Crossing> at_top;
  mine_.clear();
  for (const std::uint32_t index : bands_[band]) {
    Edge edge = all_edges_[index];
    if (has_bottom && edge.crosses(bottom)) {
      at_bottom.push_back({edge.x_at(bottom), 0, edge.step()});
    }
    if (has_top && edge.crosses(top)) {
      at_top.push_back({edge.x_at(top), 0, edge.step()});
    }
    if (!edge.vertical() && (!has_bottom || cut(edge, bottom, Keep::above)) &&
        (!has_top || cut(edge, top, Keep::below))) {
      mine_.push_back(edge);
    }
  }
  add_level_edges(at_top, top, 1, mine_);
  add_level_edges(at_bottom, bottom, -1, mine_);
}

void FeatureOverlay::add_level_edges(std::vector<Crossing>& crossings, double y, std::int32_t sign,
                                     std::vector<Edge>& out) const {
  std::ranges::sort(crossings, {}, [](const Crossing& crossing) { return std::tuple(crossing.x, crossing.step); });
  std::int32_t weight = 0;
  double from = 0;
  for (const Crossing& crossing : crossings) {
    if (weight != 0 && crossing.x > from) {
      out.push_back({{from, y}, {crossing.x, y}, 0, sign * weight});
    }
    weight += crossing.step;
    from = crossing.x;
  }
}

void FeatureOverlay::gather_units(const CellRange& cells, const Box& box) {
  const Above above = above_of(cells);
  Box reach = box;
  reach.max_y = grid_.line_y(cells.last_row + 1);
  for (std::size_t row = cells.first_row; row <= cells.last_row; ++row) {
    for (std::size_t column = cells.first_column; column <= cells.last_column; ++column) {
      for (const std::uint32_t index : grid_.edges_of(column, row)) {
        if (stamp_[index] != band_number_) {
          stamp_[index] = band_number_;
          add_unit_edge(grid_.edges()[index], reach, above);
        }
      }
    }
  }
}

void FeatureOverlay::add_unit_edge(Edge edge, const Box& box, Above above) {
  if (edge.vertical() || edge.right.x <= box.min_x || edge.left.x >= box.max_x) {
    return;
  }
  edge.owner = slot_of(edge.owner);
  if (edge.high() > box.min_y && (above == Above::open || cut(edge, box.max_y, Keep::below))) {
    theirs_.push_back(edge);
  }
}

/// Units above the band: level edges out of reach, wherever they hold the line along its top.
void FeatureOverlay::gather_cover(const CellRange& cells, const Box& box) {
  if (above_of(cells) == Above::open) {
    return;
  }
  const std::size_t line = cells.last_row + 1;
  struct Running {
    std::uint32_t slot;
    std::int32_t weight;
    double from;
  };
  std::vector<Running> running;
  const auto close = [&](Running& state, double x) {
    const double from = std::max(state.from, box.min_x);
    const double to = std::min(x, box.max_x);
    if (state.weight != 0 && to > from) {
      theirs_.push_back({{from, kOutOfReach}, {to, kOutOfReach}, state.slot, state.weight});
    }
    state.from = x;
  };
  for (const Cover& cover : grid_.covers(cells.first_column, line)) {
    running.push_back({slot_of(cover.owner), cover.weight, box.min_x});
  }
  for (std::size_t column = cells.first_column; column <= cells.last_column; ++column) {
    for (const Crossing& crossing : grid_.crossings(column, line)) {
      const std::uint32_t slot = slot_of(crossing.owner);
      auto found = std::ranges::find(running, slot, &Running::slot);
      if (found == running.end()) {
        found = running.insert(running.end(), {slot, 0, crossing.x});
      }
      close(*found, crossing.x);
      found->weight += crossing.step;
      if (found->weight == 0) {
        running.erase(found);
      }
    }
  }
  for (Running& state : running) {
    close(state, box.max_x);
  }
}

void FeatureOverlay::sweep() {
  sort_by_left(mine_);
  sort_by_left(theirs_);
  active_.clear();
  std::size_t next = 0;
  for (const Edge& mine : mine_) {
    for (; next < theirs_.size() && theirs_[next].left.x < mine.right.x; ++next) {
      active_.push_back(theirs_[next]);
    }
    std::size_t kept = 0;
    for (const Edge& theirs : active_) {
      if (theirs.right.x > mine.left.x) {
        active_[kept++] = theirs;
        add_pair(mine, theirs);
      }
    }
    active_.resize(kept);
  }
}

/// Adds what lies below both edges.
void FeatureOverlay::add_pair(const Edge& mine, const Edge& theirs) {
  const double from = std::max(mine.left.x, theirs.left.x);
  const double to = std::min(mine.right.x, theirs.right.x);
  if (!(from < to)) {
    return;
  }
  const Point my_left{from, from == mine.left.x ? mine.left.y : mine.y_at(from)};
  const Point my_right{to, to == mine.right.x ? mine.right.y : mine.y_at(to)};
  const double weight = mine.weight * theirs.weight;
  double& area = area_by_slot_[theirs.owner];
  if (theirs.low() >= mine.high()) {
    area += weight * scale_.under(my_left, my_right);
    return;
  }
  const Point their_left{from, theirs.y_at(from)};
  const Point their_right{to, theirs.y_at(to)};
  const double before = my_left.y - their_left.y;
  const double after = my_right.y - their_right.y;
  if (before <= 0 && after <= 0) {
    area += weight * scale_.under(my_left, my_right);
    return;
  }
  if (before >= 0 && after >= 0) {
    area += weight * scale_.under(their_left, their_right);
    return;
  }
  const double share = before / (before - after);
  const Point meeting{from + (to - from) * share, my_left.y + (my_right.y - my_left.y) * share};
  area += weight * (before < 0 ? scale_.under(my_left, meeting) + scale_.under(meeting, their_right)
                               : scale_.under(their_left, meeting) + scale_.under(meeting, my_right));
}

std::uint32_t FeatureOverlay::slot_of(std::uint32_t unit) {
  std::uint32_t& slot = slot_by_unit_[unit];
  if (slot == kNoSlot) {
    slot = static_cast<std::uint32_t>(unit_by_slot_.size());
    unit_by_slot_.push_back(unit);
    area_by_slot_.resize(unit_by_slot_.size());
  }
  return slot;
}

void FeatureOverlay::emit(std::size_t feature, std::vector<AreaPiece>& pieces) {
  const std::size_t first = pieces.size();
  for (std::size_t slot = 0; slot < unit_by_slot_.size(); ++slot) {
    if (area_by_slot_[slot] > kSmallest_m2) {
      pieces.push_back({static_cast<std::uint32_t>(feature), unit_by_slot_[slot], area_by_slot_[slot]});
    }
    slot_by_unit_[unit_by_slot_[slot]] = kNoSlot;
  }
  unit_by_slot_.clear();
  area_by_slot_.clear();
  std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end(),
            [](const AreaPiece& a, const AreaPiece& b) { return a.unit < b.unit; });
}

}  // namespace comarca::landuse
