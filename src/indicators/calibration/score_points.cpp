// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/score_points.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr std::int64_t kFullMarks = 10000;  ///< hundredths of 100 points
constexpr double kNoHeight = 1e-9;          ///< below this a difference of values is rounding

/// The heights of the categories of one variable above its worst, in the units of the scaling.
class Heights {
 public:
  Heights(std::size_t variable, const ScaledVariable& scaled, const CategoryKinds& kinds, std::vector<ScoreNote>& notes)
      : variable_(variable), scaled_(scaled), kinds_(kinds), notes_(notes), heights_(kinds.size()) {}

  std::vector<double> finish() {
    if (!scaled_.varies) {
      note(ScoreNote::Kind::constant, 0);
      return heights_;
    }
    measure();
    fill_empty();
    place_neutral();
    return heights_;
  }

 private:
  [[nodiscard]] bool ordered(std::size_t k) const { return kinds_[k] == CategoryKind::ordered; }
  [[nodiscard]] bool empty(std::size_t k) const { return scaled_.households[k] == 0; }
  void note(ScoreNote::Kind kind, std::size_t category) { notes_.push_back({kind, variable_, category}); }

  /// Ordered categories that have households, above the first of them.
  void measure() {
    std::vector<std::size_t> merged;
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      if (!ordered(k) || empty(k)) {
        continue;
      }
      known_.push_back(k);
      heights_[k] = scaled_.values[k] - scaled_.values[known_.front()];
      if (known_.size() > 1 && heights_[k] - heights_[known_[known_.size() - 2]] <= kNoHeight) {
        heights_[k] = heights_[known_[known_.size() - 2]];
        merged.push_back(k);
      }
    }
    best_ = known_.empty() ? 0 : heights_[known_.back()];
    if (best_ <= 0) {
      note(ScoreNote::Kind::weightless, 0);
      return;
    }
    for (const std::size_t k : merged) {
      note(ScoreNote::Kind::merged, k);
    }
  }

  /// On the line between the neighbours that have households; past the last of them, worth what that is.
  void fill_empty() {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      if (!empty(k)) {
        continue;
      }
      note(ScoreNote::Kind::empty, k);
      if (!ordered(k) || known_.empty()) {
        continue;
      }
      const auto above = std::ranges::upper_bound(known_, k);
      if (above == known_.begin() || above == known_.end()) {
        heights_[k] = above == known_.end() ? best_ : 0;
        continue;
      }
      const std::size_t low = *(above - 1);
      heights_[k] = heights_[low] + (heights_[*above] - heights_[low]) * steps(low, k) / steps(low, *above);
    }
  }

  /// How many ordered categories lie from one to another.
  [[nodiscard]] double steps(std::size_t from, std::size_t to) const {
    double count = 0;
    for (std::size_t k = from + 1; k <= to; ++k) {
      count += ordered(k) ? 1 : 0;
    }
    return count;
  }

  /// Neutral categories within the worst and the best; an empty one says nothing of a household: the mean.
  void place_neutral() {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      if (ordered(k)) {
        continue;
      }
      if (empty(k) || known_.empty()) {
        heights_[k] = mean();
        continue;
      }
      const double height = scaled_.values[k] - scaled_.values[known_.front()];
      heights_[k] = std::clamp(height, 0.0, best_);
      if (best_ > 0 && std::abs(height - heights_[k]) > kNoHeight) {
        note(ScoreNote::Kind::clipped, k);
      }
    }
  }

  [[nodiscard]] double mean() const {
    double sum = 0;
    double households = 0;
    for (const std::size_t k : known_) {
      sum += heights_[k] * static_cast<double>(scaled_.households[k]);
      households += static_cast<double>(scaled_.households[k]);
    }
    return households > 0 ? sum / households : 0;
  }

  std::size_t variable_;
  const ScaledVariable& scaled_;
  const CategoryKinds& kinds_;
  std::vector<ScoreNote>& notes_;
  std::vector<double> heights_;
  std::vector<std::size_t> known_;  ///< ordered categories with households
  double best_ = 0;
};

/// Shares of the full marks as whole hundredths that add up to them: the largest remainders get what is left over, the
/// earlier variable first.
std::vector<std::int64_t> apportion(const std::vector<double>& heights, double total) {
  std::vector<std::int64_t> whole;
  std::vector<double> remainders;
  for (const double height : heights) {
    const double exact = kFullMarks * height / total;
    whole.push_back(static_cast<std::int64_t>(std::floor(exact)));
    remainders.push_back(exact - std::floor(exact));
  }
  std::vector<std::size_t> order(heights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  const std::int64_t missing = kFullMarks - std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
  for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) {
    ++whole[order[i]];
  }
  return whole;
}

}  // namespace

ScorePoints points_from(const OptimalScaling& scaling, const std::vector<CategoryKinds>& variables) {
  ScorePoints points;
  std::vector<std::vector<double>> heights;
  std::vector<double> best;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    heights.push_back(Heights(i, scaling.variables[i], variables[i], points.notes).finish());
    best.push_back(std::ranges::max(heights.back()));
  }
  const double total = std::accumulate(best.begin(), best.end(), 0.0);
  if (!(total > 0)) {
    throw data_error("no variable tells a better household from a worse one", {},
                     "Every order of categories goes against what the households have in common.");
  }
  const auto maxima = apportion(best, total);
  for (std::size_t i = 0; i < variables.size(); ++i) {
    auto& hundredths = points.hundredths.emplace_back();
    for (const double height : heights[i]) {
      hundredths.push_back(best[i] > 0 ? std::llround(static_cast<double>(maxima[i]) * height / best[i]) : 0);
    }
  }
  return points;
}

}  // namespace comarca
