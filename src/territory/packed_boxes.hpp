// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A static tree of boxes, packed along a Hilbert curve: built at once, asked from many threads.
class PackedBoxes {
 public:
  explicit PackedBoxes(std::vector<Box> boxes);

  /// Calls visit(index) for every box that wanted(box) accepts. `wanted` must accept whatever holds an accepted box.
  template <class Wanted, class Visit>
  void query(const Wanted& wanted, const Visit& visit) const {
    if (levels_.empty()) {
      return;
    }
    std::vector<Node> stack{{levels_.size() - 1, 0}};
    while (!stack.empty()) {
      const Node node = stack.back();
      stack.pop_back();
      const auto& level = levels_[node.level];
      const std::size_t end = std::min(level.size(), (node.group + 1) * kBranches);
      for (std::size_t i = node.group * kBranches; i < end; ++i) {
        if (!wanted(level[i])) {
          continue;
        }
        if (node.level == 0) {
          visit(order_[i]);
        } else {
          stack.push_back({node.level - 1, i});
        }
      }
    }
  }

  template <class Visit>
  void query(const Box& box, const Visit& visit) const {
    query([&](const Box& other) { return other.intersects(box); }, visit);
  }

 private:
  static constexpr std::size_t kBranches = 16;
  struct Node {
    std::size_t level = 0;
    std::size_t group = 0;
  };

  std::vector<std::uint32_t> order_;
  std::vector<std::vector<Box>> levels_;  ///< from the leaves up to a level of one group
};

}  // namespace comarca
