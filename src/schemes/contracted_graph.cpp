// SPDX-License-Identifier: Apache-2.0
#include "schemes/contracted_graph.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace comarca {
namespace {
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
}

ContractedGraph::ContractedGraph(const SchemeMap& map, const Connection& connection, const ConnectedRule& rule,
                                 const std::vector<std::uint8_t>& eligible)
    : pieces_(static_cast<std::uint32_t>(connection.pieces.size())) {
  std::vector<std::uint32_t> vertex_of(map.units().size(), kNone);
  unit_of_.assign(pieces_, kNone);
  for (std::uint32_t piece = 0; piece < pieces_; ++piece) {
    for (const std::uint32_t unit : connection.pieces[piece]) {
      vertex_of[unit] = piece;
    }
  }
  for (std::uint32_t unit = 0; unit < vertex_of.size(); ++unit) {
    if (vertex_of[unit] == kNone && unit < eligible.size() && eligible[unit] != 0) {
      vertex_of[unit] = static_cast<std::uint32_t>(unit_of_.size());
      unit_of_.push_back(unit);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    if (vertex_of[a] != kNone && vertex_of[b] != kNone && vertex_of[a] != vertex_of[b]) {
      edges.emplace_back(vertex_of[a], vertex_of[b]);
      edges.emplace_back(vertex_of[b], vertex_of[a]);
    }
  };
  for (const Border& border : map.graph().borders()) {
    if (BorderGraph::counts(border, {Contact::line, rule.min_length_m})) {
      add(border.a, border.b);
    }
  }
  for (const InsularLink& link : rule.insular) {
    for (const auto& near : link.near) {
      const auto a = map.find(link.unit);
      const auto b = map.find(near);
      if (a && b) {
        add(*a, *b);
      }
    }
  }
  std::ranges::sort(edges);
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::size_t next = 0;
  for (std::uint32_t vertex = 0; vertex < unit_of_.size(); ++vertex) {
    for (; next < edges.size() && edges[next].first == vertex; ++next) {
      adjacent_.push_back(edges[next].second);
    }
    start_.push_back(static_cast<std::uint32_t>(adjacent_.size()));
  }
}

}  // namespace comarca
