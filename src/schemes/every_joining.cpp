// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "comarca/schemes/joining.hpp"

namespace comarca {
namespace {

using Units = std::vector<std::uint32_t>;

/// Looks for all answers of the fewest units: each has one that touches the first piece.
class EveryJoining {
 public:
  EveryJoining(const SchemeMap& map, const ConnectedRule& rule, const std::vector<std::uint8_t>& eligible,
               std::size_t most)
      : map_(map), rule_(rule), eligible_(eligible), most_(most) {}

  void search(const Units& members, std::size_t left, Units joined) {
    if (left == 0) {
      std::ranges::sort(joined);
      found_.insert(std::move(joined));
      return;
    }
    for (const std::uint32_t unit : candidates(members)) {
      if (found_.size() >= most_) {
        return;
      }
      Units more = members;
      more.insert(std::ranges::upper_bound(more, unit), unit);
      const auto rest = fewest_joining(map_, more, rule_, eligible_);
      if (rest && rest->units.size() == left - 1) {
        Units with = joined;
        with.push_back(unit);
        search(more, left - 1, std::move(with));
      }
    }
  }

  [[nodiscard]] std::vector<Units> found() const { return {found_.begin(), found_.end()}; }

 private:
  [[nodiscard]] std::set<std::uint32_t> candidates(const Units& members) const {
    std::set<std::uint32_t> result;
    const Connection connection = connection_of(map_, members, rule_);
    for (const std::uint32_t member : connection.pieces.front()) {
      for (const auto& neighbour : map_.graph().neighbours(member)) {
        if (eligible_[neighbour.unit] != 0 && !std::ranges::binary_search(members, neighbour.unit)) {
          result.insert(neighbour.unit);
        }
      }
    }
    return result;
  }

  const SchemeMap& map_;
  const ConnectedRule& rule_;
  const std::vector<std::uint8_t>& eligible_;
  std::size_t most_;
  std::set<Units> found_;
};

}  // namespace

std::vector<Units> every_fewest_joining(const SchemeMap& map, std::span<const std::uint32_t> members,
                                        const ConnectedRule& rule, const JoiningSearch& search) {
  const auto first = fewest_joining(map, members, rule, search.eligible);
  if (!first || !first->fewest || first->units.empty()) {
    return first ? std::vector<Units>{first->units} : std::vector<Units>();
  }
  if (first->units.size() > search.most_units) {
    return {first->units};
  }
  EveryJoining every(map, rule, search.eligible, search.most);
  Units sorted(members.begin(), members.end());
  std::ranges::sort(sorted);
  every.search(sorted, first->units.size(), {});
  return every.found();
}

}  // namespace comarca
