// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comarca/territory/coverage.hpp"

namespace comarca {

/// Joins directed arcs, each with the area on its left, into simple rings: a ring that meets itself at a node is cut
/// there, so that shells touch at points but never cross. Arcs that close no ring are left out.
class RingBuilder {
 public:
  explicit RingBuilder(const Coverage& coverage) : coverage_(coverage), first_at_(coverage.node_count(), kNone) {}

  [[nodiscard]] std::vector<std::vector<ArcUse>> rings(std::span<const ArcUse> uses);

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  [[nodiscard]] std::uint32_t from_node(ArcUse use) const noexcept {
    const Arc& arc = coverage_.arcs[use.arc];
    return use.backward ? arc.to_node : arc.from_node;
  }
  [[nodiscard]] std::uint32_t to_node(ArcUse use) const noexcept { return from_node({use.arc, !use.backward}); }
  [[nodiscard]] double leaves_towards(ArcUse use) const noexcept;
  [[nodiscard]] std::uint32_t next_after(std::span<const ArcUse> uses, std::uint32_t current) const;
  void cut_into_simple(std::span<const ArcUse> walk, std::vector<std::vector<ArcUse>>& out) const;

  const Coverage& coverage_;
  std::vector<std::uint32_t> first_at_;  ///< by node: head of the list of uses that leave it
  std::vector<std::uint32_t> next_at_;   ///< by use: the rest of that list
  std::vector<double> angle_;            ///< by use: the way in which it leaves its node
  std::vector<std::uint8_t> taken_;
};

/// Area enclosed by a ring of arcs, positive when counter-clockwise.
[[nodiscard]] double ring_area(const Coverage& coverage, std::span<const ArcUse> ring) noexcept;

/// Appends the rings as the parts of one unit: each hole in the smallest shell around it.
void append_unit(Coverage& out, const Coverage& arcs, std::vector<std::vector<ArcUse>> rings);

}  // namespace comarca
