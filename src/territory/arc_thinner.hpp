// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comarca/territory/coverage.hpp"
#include "territory/packed_boxes.hpp"

namespace comarca {

/// Finds vertices of the coverage inside a triangle.
class ArcObstacles {
 public:
  explicit ArcObstacles(const Coverage& coverage);

  /// True when a vertex lies in the closed triangle. Vertices at its corners do not count, nor those of the arc itself
  /// that are gone.
  [[nodiscard]] bool any_inside(std::span<const Point, 3> triangle, std::uint32_t arc,
                                const std::vector<std::uint8_t>& gone) const;

 private:
  struct Chunk {
    std::uint32_t arc = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] static std::vector<Chunk> chunks_of(const Coverage& coverage);
  [[nodiscard]] static std::vector<Box> boxes_of(const Coverage& coverage, const std::vector<Chunk>& chunks);

  const Coverage& coverage_;
  std::vector<Chunk> chunks_;
  PackedBoxes tree_;
};

/// Gives every vertex of an arc the weight at which Visvalingam's method takes it out, infinite when it has to stay.
/// Weights grow in the order of removal, so that keeping those above any threshold is a state the method went through.
/// A vertex goes only when its triangle is free of every vertex of other arcs, removed or not: so arcs can be thinned
/// in any order, and at the same time.
class ArcThinner {
 public:
  ArcThinner(const Coverage& coverage, const ArcObstacles& obstacles, std::vector<double>& weights)
      : coverage_(coverage), obstacles_(obstacles), weights_(weights) {}

  void weigh(std::uint32_t arc, std::uint32_t fewest_inside);

 private:
  struct Candidate {
    double weight = 0;
    std::uint32_t index = 0;  ///< within the arc
    auto operator<=>(const Candidate&) const = default;
  };
  void push(std::uint32_t index);
  [[nodiscard]] double weight_of(std::uint32_t index) const noexcept;

  const Coverage& coverage_;
  const ArcObstacles& obstacles_;
  std::vector<double>& weights_;
  std::span<const Point> line_;
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> after_;
  std::vector<std::uint8_t> gone_;
  std::vector<double> current_;
  std::vector<Candidate> heap_;
};

}  // namespace comarca
