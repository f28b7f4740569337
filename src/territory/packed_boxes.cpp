// SPDX-License-Identifier: Apache-2.0
#include "territory/packed_boxes.hpp"

#include <utility>

namespace comarca {
namespace {

constexpr std::uint32_t kSide = 1U << 16U;

/// Distance along a Hilbert curve over a square of kSide cells.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) noexcept {
  std::uint32_t distance = 0;
  for (std::uint32_t s = kSide / 2; s > 0; s /= 2) {
    const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
    const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
    distance += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = kSide - 1 - x;
        y = kSide - 1 - y;
      }
      std::swap(x, y);
    }
  }
  return distance;
}

std::uint32_t cell(double value, double low, double high) noexcept {
  const double share = high > low ? (value - low) / (high - low) : 0;
  return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * (kSide - 1));
}

std::vector<Box> grouped(const std::vector<Box>& boxes, std::size_t branches) {
  std::vector<Box> result((boxes.size() + branches - 1) / branches);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    result[i / branches].add(boxes[i]);
  }
  return result;
}

}  // namespace

PackedBoxes::PackedBoxes(std::vector<Box> boxes) : order_(boxes.size()) {
  if (boxes.empty()) {
    return;
  }
  Box all;
  for (const Box& box : boxes) {
    all.add(box);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    keys[i] = {hilbert(cell((box.min_x + box.max_x) / 2, all.min_x, all.max_x),
                       cell((box.min_y + box.max_y) / 2, all.min_y, all.max_y)),
               i};
  }
  std::ranges::sort(keys);
  std::vector<Box> leaves(boxes.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    order_[i] = keys[i].second;
    leaves[i] = boxes[keys[i].second];
  }
  levels_.push_back(std::move(leaves));
  while (levels_.back().size() > kBranches) {
    levels_.push_back(grouped(levels_.back(), kBranches));
  }
}

}  // namespace comarca
