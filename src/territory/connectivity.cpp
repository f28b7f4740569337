// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/territory/border_graph.hpp"

namespace comarca {
namespace {

using UnitList = std::vector<std::uint32_t>;

/// The part of the graph among the units of a subset, as adjacency lists of positions in the subset.
struct SubGraph {
  UnitList units;  ///< ascending, without repetition
  std::vector<std::uint32_t> start{0};
  std::vector<std::uint32_t> adjacent;

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(units.size()); }
};

SubGraph sub_graph(const BorderGraph& graph, std::span<const std::uint32_t> subset, const ContiguityRule& rule) {
  SubGraph sub;
  sub.units.assign(subset.begin(), subset.end());
  std::ranges::sort(sub.units);
  sub.units.erase(std::unique(sub.units.begin(), sub.units.end()), sub.units.end());
  std::erase_if(sub.units, [&](std::uint32_t unit) { return unit >= graph.unit_count(); });
  for (const std::uint32_t unit : sub.units) {
    for (const Neighbour neighbour : graph.neighbours(unit)) {
      if (!BorderGraph::counts(graph.borders()[neighbour.border], rule)) {
        continue;
      }
      const auto found = std::ranges::lower_bound(sub.units, neighbour.unit);
      if (found != sub.units.end() && *found == neighbour.unit) {
        sub.adjacent.push_back(static_cast<std::uint32_t>(found - sub.units.begin()));
      }
    }
    sub.start.push_back(static_cast<std::uint32_t>(sub.adjacent.size()));
  }
  return sub;
}

/// Tarjan's depth-first search, with a stack of its own: a chain of 40,000 units must not exhaust the thread's.
class CutPoints {
 public:
  explicit CutPoints(const SubGraph& graph)
      : graph_(graph), order_(graph.size(), 0), low_(graph.size(), 0), cut_(graph.size(), 0) {}

  UnitList find() {
    for (std::uint32_t root = 0; root < graph_.size(); ++root) {
      if (order_[root] == 0) {
        search(root);
      }
    }
    UnitList result;
    for (std::uint32_t i = 0; i < graph_.size(); ++i) {
      if (cut_[i] != 0) {
        result.push_back(graph_.units[i]);
      }
    }
    return result;
  }

 private:
  struct Visit {
    std::uint32_t at = 0;
    std::uint32_t parent = 0;
    std::uint32_t next = 0;
  };

  void enter(std::uint32_t at, std::uint32_t parent) {
    order_[at] = low_[at] = ++clock_;
    stack_.push_back({at, parent, graph_.start[at]});
  }

  void search(std::uint32_t root) {
    std::uint32_t branches = 0;
    enter(root, root);
    while (!stack_.empty()) {
      Visit& top = stack_.back();
      if (top.next < graph_.start[top.at + 1]) {
        const std::uint32_t to = graph_.adjacent[top.next++];
        if (order_[to] == 0) {
          enter(to, top.at);
        } else if (to != top.parent) {
          low_[top.at] = std::min(low_[top.at], order_[to]);
        }
        continue;
      }
      const Visit done = top;
      stack_.pop_back();
      if (done.at == root) {
        break;
      }
      low_[done.parent] = std::min(low_[done.parent], low_[done.at]);
      branches += done.parent == root ? 1 : 0;
      if (done.parent != root && low_[done.at] >= order_[done.parent]) {
        cut_[done.parent] = 1;
      }
    }
    cut_[root] = branches > 1 ? 1 : 0;
  }

  const SubGraph& graph_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint8_t> cut_;
  std::vector<Visit> stack_;
  std::uint32_t clock_ = 0;
};

UnitList reach(const SubGraph& sub, std::uint32_t from, std::vector<std::uint8_t>& seen) {
  UnitList positions{from};
  seen[from] = 1;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::uint32_t k = sub.start[positions[i]]; k < sub.start[positions[i] + 1]; ++k) {
      if (seen[sub.adjacent[k]] == 0) {
        seen[sub.adjacent[k]] = 1;
        positions.push_back(sub.adjacent[k]);
      }
    }
  }
  std::ranges::sort(positions);
  for (std::uint32_t& position : positions) {
    position = sub.units[position];
  }
  return positions;
}

}  // namespace

std::vector<UnitList> BorderGraph::components(std::span<const std::uint32_t> subset, const ContiguityRule& rule) const {
  const SubGraph sub = sub_graph(*this, subset, rule);
  std::vector<std::uint8_t> seen(sub.size());
  std::vector<UnitList> result;
  for (std::uint32_t i = 0; i < sub.size(); ++i) {
    if (seen[i] == 0) {
      result.push_back(reach(sub, i, seen));
    }
  }
  std::ranges::stable_sort(result, [](const UnitList& x, const UnitList& y) { return x.size() > y.size(); });
  return result;
}

UnitList BorderGraph::articulation(std::span<const std::uint32_t> subset, const ContiguityRule& rule) const {
  const SubGraph sub = sub_graph(*this, subset, rule);
  return CutPoints(sub).find();
}

UnitList BorderGraph::islands(const ContiguityRule& rule) const {
  UnitList result;
  for (std::uint32_t unit = 0; unit < unit_count(); ++unit) {
    if (std::ranges::none_of(neighbours(unit), [&](const Neighbour& n) { return counts(borders_[n.border], rule); })) {
      result.push_back(unit);
    }
  }
  return result;
}

}  // namespace comarca
