// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comarca/schemes/connection.hpp"

namespace comarca {

/// The units that may join, with each piece of a set shrunk to one vertex: vertices 0 to pieces - 1 are the pieces.
/// A vertex costs 1 when it is a unit, nothing when it is a piece.
class ContractedGraph {
 public:
  ContractedGraph(const SchemeMap& map, const Connection& connection, const ConnectedRule& rule,
                  const std::vector<std::uint8_t>& eligible);

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(start_.size() - 1); }
  [[nodiscard]] std::uint32_t pieces() const noexcept { return pieces_; }
  [[nodiscard]] std::uint16_t cost(std::uint32_t vertex) const noexcept { return vertex < pieces_ ? 0 : 1; }
  [[nodiscard]] std::uint32_t unit(std::uint32_t vertex) const noexcept { return unit_of_[vertex]; }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t vertex) const noexcept {
    return {adjacent_.data() + start_[vertex], adjacent_.data() + start_[vertex + 1]};
  }

 private:
  std::uint32_t pieces_ = 0;
  std::vector<std::uint32_t> unit_of_;
  std::vector<std::uint32_t> start_{0};
  std::vector<std::uint32_t> adjacent_;
};

}  // namespace comarca
