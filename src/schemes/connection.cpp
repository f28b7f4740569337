// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/connection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace comarca {
namespace {

constexpr std::uint32_t kNotThere = std::numeric_limits<std::uint32_t>::max();

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t root(std::uint32_t x) {
    while (parent_[x] != x) {
      x = parent_[x] = parent_[parent_[x]];
    }
    return x;
  }
  bool join(std::uint32_t x, std::uint32_t y) {
    x = root(x);
    y = root(y);
    parent_[std::max(x, y)] = std::min(x, y);
    return x != y;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

class Connector {
 public:
  Connector(const SchemeMap& map, std::span<const std::uint32_t> units, const ConnectedRule& rule)
      : map_(map), rule_(rule), units_(units.begin(), units.end()), pieces_(units.size()) {
    std::ranges::sort(units_);
  }

  Connection find() {
    Connection result;
    join_borders(result);
    join_insular(result);
    collect(result);
    return result;
  }

 private:
  std::uint32_t position(std::uint32_t unit) const {
    const auto found = std::ranges::lower_bound(units_, unit);
    return found != units_.end() && *found == unit ? static_cast<std::uint32_t>(found - units_.begin()) : kNotThere;
  }

  /// Longest first, as for a maximum spanning tree: the last border that joins two pieces is what the set hangs on.
  void join_borders(Connection& result) {
    std::vector<const Border*> borders;
    for (std::uint32_t i = 0; i < units_.size(); ++i) {
      for (const Neighbour neighbour : map_.graph().neighbours(units_[i])) {
        if (neighbour.unit > units_[i] && position(neighbour.unit) != kNotThere) {
          borders.push_back(&map_.graph().borders()[neighbour.border]);
        }
      }
    }
    std::ranges::stable_sort(borders, [](const Border* x, const Border* y) { return x->length_m > y->length_m; });
    std::ranges::stable_partition(borders, [](const Border* border) { return border->declared; });
    for (const Border* border : borders) {
      if (!BorderGraph::counts(*border, {Contact::line, rule_.min_length_m})) {
        refused_.push_back(border);
      } else if (pieces_.join(position(border->a), position(border->b)) && !by_link(*border)) {
        result.thinnest = border;
      }
    }
    find_needed_links(borders, result);
  }

  /// It joins by declaration alone, not by a border long enough.
  bool by_link(const Border& border) const {
    return border.declared && (border.kind != BorderKind::line || border.length_m < rule_.min_length_m);
  }

  /// Borders of the data first: the links that then still join two pieces are those the set rests on.
  void find_needed_links(const std::vector<const Border*>& borders, Connection& result) const {
    if (std::ranges::none_of(borders, [&](const Border* border) { return by_link(*border); })) {
      return;
    }
    UnionFind pieces(units_.size());
    for (const Border* border : borders) {
      if (!by_link(*border) && BorderGraph::counts(*border, {Contact::line, rule_.min_length_m})) {
        pieces.join(position(border->a), position(border->b));
      }
    }
    for (const Border* border : borders) {
      if (by_link(*border) && pieces.join(position(border->a), position(border->b))) {
        result.declared.push_back(border);
      }
    }
  }

  void join_insular(Connection& result) {
    for (const InsularLink& link : rule_.insular) {
      const auto unit = map_.find(link.unit);
      if (!unit || position(*unit) == kNotThere) {
        continue;
      }
      for (const std::string& code : link.near) {
        const auto near = map_.find(code);
        if (near && position(*near) != kNotThere && pieces_.join(position(*unit), position(*near))) {
          result.insular.push_back({*unit, *near});
        }
      }
    }
  }

  void collect(Connection& result) {
    std::vector<std::uint32_t> slot(units_.size(), kNotThere);
    for (std::uint32_t i = 0; i < units_.size(); ++i) {
      std::uint32_t& at = slot[pieces_.root(i)];
      if (at == kNotThere) {
        at = static_cast<std::uint32_t>(result.pieces.size());
        result.pieces.emplace_back();
      }
      result.pieces[at].push_back(units_[i]);
    }
    std::ranges::stable_sort(result.pieces, [](const auto& x, const auto& y) { return x.size() > y.size(); });
    for (const Border* border : refused_) {
      if (pieces_.root(position(border->a)) != pieces_.root(position(border->b))) {
        result.point_contact = border;
        return;
      }
    }
  }

  const SchemeMap& map_;
  const ConnectedRule& rule_;
  std::vector<std::uint32_t> units_;
  UnionFind pieces_;
  std::vector<const Border*> refused_;
};

}  // namespace

Connection connection_of(const SchemeMap& map, std::span<const std::uint32_t> units, const ConnectedRule& rule) {
  return Connector(map, units, rule).find();
}

const SchemeRule* connected_rule(const LegalForm& form, const Date& date) noexcept {
  for (const SchemeRule& rule : form.rules) {
    if (rule.in_force.on(date) && std::holds_alternative<ConnectedRule>(rule.predicate)) {
      return &rule;
    }
  }
  return nullptr;
}

}  // namespace comarca
