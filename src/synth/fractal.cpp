// SPDX-License-Identifier: Apache-2.0
#include "synth/fractal.hpp"

#include <array>

namespace comarca::synth {
namespace {

constexpr std::int64_t kThinnestMm = 2000;  // narrower rooms stay straight: rounding to 1 mm must not matter
constexpr std::int64_t kStray = 220;        // of 1024: how far a middle may lie to the side
constexpr std::int64_t kReach = 614;        // of 1024: 60 %

bool convex(const Room& room) noexcept {
  return turn(room.from, room.right, room.to) > 0 && turn(room.right, room.to, room.left) > 0 &&
         turn(room.to, room.left, room.from) > 0 && turn(room.left, room.from, room.right) > 0;
}

bool worth_splitting(const Room& room, std::int64_t spacing_mm) noexcept {
  if (squared_length(room.from, room.to) <= spacing_mm * spacing_mm) {
    return false;
  }
  const double length = length_mm(room.from, room.to);
  const double widest = length * static_cast<double>(kThinnestMm);
  return convex(room) && static_cast<double>(turn(room.from, room.right, room.to)) > widest &&
         static_cast<double>(turn(room.to, room.left, room.from)) > widest;
}

/// Pulls a corner a sixteenth towards the line it guards, so that neighbouring rooms keep clear of each other.
GridPoint pulled_in(GridPoint corner, GridPoint from, GridPoint to) noexcept {
  return along(corner, middle(from, to), 64);
}

}  // namespace

Room room_around(GridPoint from, GridPoint to, GridPoint left, GridPoint right) noexcept {
  const GridPoint centre = middle(from, to);
  for (std::int64_t reach = kReach; reach > 8; reach = reach * 3 / 4) {
    const Room room{from, along(centre, right, reach), to, along(centre, left, reach)};
    if (convex(room)) {
      return room;
    }
  }
  return {from, centre, to, centre};
}

void append_fractal(const Room& room, std::int64_t spacing_mm, Random& random, Chain& out) {
  if (!worth_splitting(room, spacing_mm)) {
    return;
  }
  const std::int64_t forward = random.between(400, 624);
  const std::int64_t sideways = random.between(-kStray, kStray);
  const std::int64_t on_left = forward + sideways;
  const std::int64_t on_right = forward - sideways;
  const GridPoint start_left = along(room.from, room.left, on_left);
  const GridPoint end_right = along(room.right, room.to, on_left);
  const GridPoint start_right = along(room.from, room.right, on_right);
  const GridPoint end_left = along(room.left, room.to, on_right);
  const GridPoint centre = along(start_left, end_right, on_right);
  const Room first{room.from, pulled_in(start_right, room.from, centre), centre,
                   pulled_in(start_left, room.from, centre)};
  const Room second{centre, pulled_in(end_right, centre, room.to), room.to, pulled_in(end_left, centre, room.to)};
  append_fractal(first, spacing_mm, random, out);
  out.push_back(centre);
  append_fractal(second, spacing_mm, random, out);
}

}  // namespace comarca::synth
