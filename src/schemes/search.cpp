// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/search.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "schemes/search_space.hpp"

namespace comarca {
namespace {

constexpr std::uint64_t kSetsBetweenAsking = 1U << 16U;

/// Keeps the best sets that the judge accepts.
class Shortlist {
 public:
  Shortlist(const Judge& judge, const SearchRequest& request, const Date& date)
      : judge_(judge), date_(date), listed_(request.listed) {
    proposal_.legal_form = request.legal_form;
  }

  /// Cheap: most sets are turned away here.
  [[nodiscard]] bool may_enter(double score) const noexcept {
    return best_.size() < listed_ || (!best_.empty() && score >= best_.back().score);
  }

  void offer(double score, std::vector<std::string> members) {
    std::ranges::sort(members);
    if (best_.size() == listed_ && score == best_.back().score && members > best_.back().members) {
      return;
    }
    proposal_.members = members;
    const Outcome outcome = judge_.judge(proposal_, date_, RuleScope::map_only).map_outcome;
    if (outcome == Outcome::does_not_comply) {
      ++refused_;
      return;
    }
    Suggestion fresh{std::move(members), score, outcome};
    const auto before = [](const Suggestion& x, const Suggestion& y) {
      return x.score != y.score ? x.score > y.score : x.members < y.members;
    };
    best_.insert(std::ranges::upper_bound(best_, fresh, before), std::move(fresh));
    if (best_.size() > listed_) {
      best_.pop_back();
    }
  }

  std::vector<Suggestion> take() { return std::move(best_); }
  [[nodiscard]] std::uint64_t refused() const noexcept { return refused_; }

 private:
  const Judge& judge_;
  Date date_;
  std::size_t listed_;
  SchemeProposal proposal_;
  std::vector<Suggestion> best_;
  std::uint64_t refused_ = 0;
};

/// Enumerates connected sets, each once, by extension with exclusive neighbours (Wernicke, IEEE/ACM TCBB 3(4), 2006):
/// a unit is a candidate of the first member that touches it and of no other.
class Enumerator {
 public:
  Enumerator(const Judge& judge, const SearchRequest& request, const Date& date)
      : request_(request),
        space_(judge, request, date),
        map_(judge.map()),
        shortlist_(judge, request, date),
        seen_(space_.size(), 0),
        inside_(space_.size(), 0) {
    for (auto& sums : sums_) {
      sums.assign(space_.width(), 0);
    }
  }

  SearchResult run() {
    if (const auto around = space_.around()) {
      grow_from(*around);
    } else {
      for (root_ = 0; root_ < space_.size() && !stopped_; ++root_) {
        grow_from(root_);
      }
    }
    result_.best = shortlist_.take();
    result_.refused = shortlist_.refused();
    result_.without_data = space_.without_data();
    result_.complete = !stopped_;
    return std::move(result_);
  }

 private:
  using Candidates = std::vector<std::uint32_t>;

  [[nodiscard]] bool allowed(std::uint32_t vertex) const noexcept { return space_.around() || vertex > root_; }

  void grow_from(std::uint32_t start) {
    seen_[start] = 1;
    candidates_[0].clear();
    enter(start, 0);
    extend(1);
    leave(start);
    for (const auto& link : space_.links(start)) {
      seen_[link.to] = 0;
    }
    seen_[start] = 0;
  }

  /// Adds a member: sums, inner borders, and its exclusive neighbours as candidates of the next depth.
  void enter(std::uint32_t vertex, std::size_t depth) {
    members_[depth] = vertex;
    inside_[vertex] = 1;
    inner_m_[depth + 1] = inner_m_[depth];
    for (const auto& link : space_.links(vertex)) {
      if (inside_[link.to] != 0) {
        inner_m_[depth + 1] += link.length_m;
      }
    }
    const auto own = space_.quantities(vertex);
    for (std::size_t k = 0; k < own.size(); ++k) {
      sums_[depth + 1][k] = sums_[depth][k] + own[k];
    }
    if (depth + 1 >= request_.least) {
      examine(depth + 1);
    }
    if (depth + 1 < request_.most) {
      for (const auto& link : space_.links(vertex)) {
        if (seen_[link.to] == 0 && allowed(link.to)) {
          seen_[link.to] = 1;
          candidates_[depth].push_back(link.to);
        }
      }
    }
  }

  void leave(std::uint32_t vertex) { inside_[vertex] = 0; }

  /// `depth` members are in; candidates_[depth - 1] may join, in turn.
  void extend(std::size_t depth) {
    if (depth == request_.most) {
      return;
    }
    Candidates& own = candidates_[depth - 1];
    for (std::size_t i = 0; i < own.size() && !stopped_; ++i) {
      const std::uint32_t vertex = own[i];
      Candidates& next = candidates_[depth];
      next.assign(own.begin() + static_cast<std::ptrdiff_t>(i) + 1, own.end());
      const std::size_t kept = next.size();
      enter(vertex, depth);
      extend(depth + 1);
      leave(vertex);
      for (std::size_t k = kept; k < next.size(); ++k) {
        seen_[next[k]] = 0;
      }
    }
  }

  [[nodiscard]] double score(std::size_t size) const noexcept {
    const auto& sums = sums_[size];
    if (request_.rank == RankBy::population) {
      return sums[0];
    }
    if (request_.rank == RankBy::cohesion) {
      return sums[0] > 0 ? 2 * inner_m_[size] / sums[0] : 0;
    }
    const auto count = static_cast<double>(size);
    double spread = 0;
    for (std::size_t k = 0; k < sums.size(); k += 2) {
      const double mean = sums[k] / count;
      spread += sums[k + 1] / count - mean * mean;
    }
    spread /= static_cast<double>(sums.size() / 2);
    return request_.rank == RankBy::similarity ? -spread : spread;
  }

  void examine(std::size_t size) {
    if (result_.examined == request_.most_sets) {
      stopped_ = true;
      return;
    }
    ++result_.examined;
    if (result_.examined % kSetsBetweenAsking == 0 && request_.stop && request_.stop()) {
      stopped_ = true;
    }
    const double value = score(size);
    if (!shortlist_.may_enter(value)) {
      return;
    }
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < size; ++i) {
      codes.push_back(map_.unit(space_.unit(members_[i])).code);
    }
    shortlist_.offer(value, std::move(codes));
  }

  const SearchRequest& request_;
  SearchSpace space_;
  const SchemeMap& map_;
  Shortlist shortlist_;
  SearchResult result_;
  std::vector<std::uint8_t> seen_;
  std::vector<std::uint8_t> inside_;
  std::array<std::uint32_t, kLargestSearchedSet> members_{};
  std::array<Candidates, kLargestSearchedSet + 1> candidates_;
  std::array<double, kLargestSearchedSet + 1> inner_m_{};
  std::array<std::vector<double>, kLargestSearchedSet + 1> sums_;
  std::uint32_t root_ = 0;
  bool stopped_ = false;
};

}  // namespace

RankBy rank_by(std::string_view name) {
  const std::vector<std::string> names = {"cohesion", "similarity", "complementarity", "population"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    throw usage_error(fmt::format("cannot rank by '{}'", name), {}, suggestion(name, names));
  }
  return static_cast<RankBy>(found - names.begin());
}

SearchResult search_schemes(const Judge& judge, const SearchRequest& request, const Date& date) {
  if (request.least < 1 || request.least > request.most || request.most > kLargestSearchedSet) {
    throw usage_error(fmt::format("sizes from {} to {}", request.least, request.most), {},
                      fmt::format("Give sizes from 1 to {}, the smaller first.", kLargestSearchedSet));
  }
  return Enumerator(judge, request, date).run();
}

}  // namespace comarca
