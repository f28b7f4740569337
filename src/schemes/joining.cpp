// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/joining.hpp"

#include <algorithm>
#include <deque>
#include <limits>

#include "schemes/contracted_graph.hpp"

namespace comarca {
namespace {

constexpr std::uint16_t kFar = std::numeric_limits<std::uint16_t>::max() / 4;

/// cost(mask, v): fewest units in a tree that holds the pieces of the mask and v, v's own cost included.
class SteinerTree {
 public:
  explicit SteinerTree(const ContractedGraph& graph)
      : graph_(graph),
        root_(graph.pieces() - 1),
        masks_(1U << root_),
        cost_(std::size_t{masks_} * graph.size(), kFar) {}

  std::optional<std::vector<std::uint32_t>> units() {
    for (std::uint32_t mask = 1; mask < masks_; ++mask) {
      seed(mask);
      spread(mask);
    }
    if (at(masks_ - 1, root_) >= kFar) {
      return std::nullopt;
    }
    used_.assign(graph_.size(), 0);
    collect(masks_ - 1, root_);
    std::vector<std::uint32_t> result;
    for (std::uint32_t vertex = graph_.pieces(); vertex < graph_.size(); ++vertex) {
      if (used_[vertex] != 0) {
        result.push_back(graph_.unit(vertex));
      }
    }
    return result;
  }

 private:
  std::uint16_t& at(std::uint32_t mask, std::uint32_t vertex) {
    return cost_[static_cast<std::size_t>(mask) * graph_.size() + vertex];
  }

  /// A single piece, or two smaller trees that meet in a vertex.
  void seed(std::uint32_t mask) {
    if ((mask & (mask - 1)) == 0) {
      std::uint32_t piece = 0;
      while ((mask >> piece) != 1U) {
        ++piece;
      }
      at(mask, piece) = 0;
      return;
    }
    std::uint16_t* whole = &at(mask, 0);
    for (std::uint32_t part = (mask - 1) & mask; part > (mask ^ part); part = (part - 1) & mask) {
      const std::uint16_t* one = &at(part, 0);
      const std::uint16_t* other = &at(mask ^ part, 0);
      for (std::uint32_t v = 0; v < graph_.size(); ++v) {
        const auto sum = static_cast<std::uint16_t>(one[v] + other[v] - graph_.cost(v));
        whole[v] = std::min(whole[v], sum);
      }
    }
  }

  /// Grows the trees of a mask along the graph, cheapest first; costs are small, so a bucket each will do.
  void spread(std::uint32_t mask) {
    buckets_.assign(1, {});
    const auto push = [&](std::uint16_t cost, std::uint32_t vertex) {
      if (buckets_.size() <= cost) {
        buckets_.resize(std::size_t{cost} + 1);
      }
      buckets_[cost].push_back(vertex);
    };
    for (std::uint32_t v = 0; v < graph_.size(); ++v) {
      if (at(mask, v) < kFar) {
        push(at(mask, v), v);
      }
    }
    for (std::size_t cost = 0; cost < buckets_.size(); ++cost) {
      for (std::size_t i = 0; i < buckets_[cost].size(); ++i) {
        const std::uint32_t v = buckets_[cost][i];
        if (at(mask, v) != cost) {
          continue;
        }
        for (const std::uint32_t next : graph_.neighbours(v)) {
          const auto through = static_cast<std::uint16_t>(cost + graph_.cost(next));
          if (through < at(mask, next)) {
            at(mask, next) = through;
            push(through, next);
          }
        }
      }
    }
  }

  /// Walks back the way the cost came about: to a neighbour as long as that explains it, else by splitting the mask.
  void collect(std::uint32_t mask, std::uint32_t vertex) {
    used_[vertex] = 1;
    if (at(mask, vertex) == graph_.cost(vertex) && (mask & (mask - 1)) == 0 && vertex < root_ && mask >> vertex == 1U) {
      return;
    }
    for (std::uint32_t part = (mask - 1) & mask; part > (mask ^ part); part = (part - 1) & mask) {
      if (at(part, vertex) + at(mask ^ part, vertex) - graph_.cost(vertex) == at(mask, vertex)) {
        collect(part, vertex);
        collect(mask ^ part, vertex);
        return;
      }
    }
    step_back(mask, vertex);
  }

  void step_back(std::uint32_t mask, std::uint32_t vertex) {
    // Among pieces costs can stay equal along a cycle; only one not yet on the way leads back.
    std::vector<std::uint32_t> way{vertex};
    std::vector<std::uint32_t> before(graph_.size(), graph_.size());
    before[vertex] = vertex;
    for (std::size_t i = 0; i < way.size(); ++i) {
      const std::uint32_t v = way[i];
      if (v != vertex && is_settled(mask, v)) {
        for (std::uint32_t back = before[v]; back != vertex; back = before[back]) {
          used_[back] = 1;
        }
        collect(mask, v);
        return;
      }
      for (const std::uint32_t next : graph_.neighbours(v)) {
        if (before[next] == graph_.size() && at(mask, next) + graph_.cost(v) == at(mask, v)) {
          before[next] = v;
          way.push_back(next);
        }
      }
    }
  }

  /// The cost at v is a piece of the mask itself, or a meeting of two parts.
  bool is_settled(std::uint32_t mask, std::uint32_t v) {
    if ((mask & (mask - 1)) == 0) {
      return v < root_ && mask >> v == 1U;
    }
    for (std::uint32_t part = (mask - 1) & mask; part > (mask ^ part); part = (part - 1) & mask) {
      if (at(part, v) + at(mask ^ part, v) - graph_.cost(v) == at(mask, v)) {
        return true;
      }
    }
    return false;
  }

  const ContractedGraph& graph_;
  std::uint32_t root_;
  std::uint32_t masks_;
  std::vector<std::uint16_t> cost_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::vector<std::uint8_t> used_;
};

/// Past the exact limit: the nearest piece is joined to piece 0 by a shortest way, until all are.
std::optional<std::vector<std::uint32_t>> nearest_first(const ContractedGraph& graph) {
  std::vector<std::uint8_t> in(graph.size(), 0);
  in[0] = 1;
  for (std::uint32_t left = graph.pieces() - 1; left > 0;) {
    std::vector<std::uint32_t> before(graph.size(), graph.size());
    std::deque<std::uint32_t> queue;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      if (in[v] != 0) {
        before[v] = v;
        queue.push_back(v);
      }
    }
    std::uint32_t found = graph.size();
    while (!queue.empty() && found == graph.size()) {
      const std::uint32_t v = queue.front();
      queue.pop_front();
      for (const std::uint32_t next : graph.neighbours(v)) {
        if (before[next] == graph.size()) {
          before[next] = v;
          queue.push_back(next);
          found = next < graph.pieces() ? std::min(found, next) : found;
        }
      }
    }
    if (found == graph.size()) {
      return std::nullopt;
    }
    for (std::uint32_t v = found; in[v] == 0; v = before[v]) {
      in[v] = 1;
      left -= v < graph.pieces() ? 1U : 0U;
    }
  }
  std::vector<std::uint32_t> units;
  for (std::uint32_t v = graph.pieces(); v < graph.size(); ++v) {
    if (in[v] != 0) {
      units.push_back(graph.unit(v));
    }
  }
  return units;
}

}  // namespace

std::optional<Joining> fewest_joining(const SchemeMap& map, std::span<const std::uint32_t> members,
                                      const ConnectedRule& rule, const std::vector<std::uint8_t>& eligible) {
  const Connection connection = connection_of(map, members, rule);
  if (connection.pieces.size() <= 1) {
    return Joining{};
  }
  const ContractedGraph graph(map, connection, rule, eligible);
  const bool exact = connection.pieces.size() <= kExactPieces;
  auto units = exact ? SteinerTree(graph).units() : nearest_first(graph);
  if (!units) {
    return std::nullopt;
  }
  std::ranges::sort(*units);
  return Joining{std::move(*units), exact};
}

}  // namespace comarca
