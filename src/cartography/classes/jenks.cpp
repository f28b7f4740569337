// SPDX-License-Identifier: Apache-2.0
#include "cartography/classes/jenks.hpp"

#include <algorithm>
#include <limits>

namespace comarca {
namespace {

/// Cost of one class from running sums, over values moved to their mean so that squares stay small.
class ClassCost {
 public:
  explicit ClassCost(const Tally& tally)
      : count_(tally.values.size() + 1), sum_(count_.size()), square_(count_.size()) {
    double total = 0;
    double weight = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
      total += tally.values[i] * tally.counts[i];
      weight += tally.counts[i];
    }
    const double mean = weight > 0 ? total / weight : 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
      const double value = tally.values[i] - mean;
      count_[i + 1] = count_[i] + tally.counts[i];
      sum_[i + 1] = sum_[i] + value * tally.counts[i];
      square_[i + 1] = square_[i] + value * value * tally.counts[i];
    }
  }

  /// Squared deviations of values [begin, end) from their mean.
  [[nodiscard]] double operator()(std::size_t begin, std::size_t end) const {
    const double sum = sum_[end] - sum_[begin];
    return std::max(0.0, square_[end] - square_[begin] - sum * sum / (count_[end] - count_[begin]));
  }

 private:
  std::vector<double> count_;
  std::vector<double> sum_;
  std::vector<double> square_;
};

/// One row of the table: the least cost of the first `end` values in one class more than the row before.
struct Row {
  std::vector<double> cost;
  std::vector<std::size_t> start;  ///< where the last class begins
};

/// Both ends included.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Fills a row from the one before by halves.
class RowFiller {
 public:
  RowFiller(const ClassCost& cost, const Row& before, Row& row) : cost_(cost), before_(before), row_(row) {}

  /// Fills row[ends]; the best start never moves back as `end` grows, so it is sought among `starts` only.
  void fill(Range ends, Range starts) {
    const std::size_t end = ends.first + (ends.last - ends.first) / 2;
    row_.cost[end] = std::numeric_limits<double>::infinity();
    for (std::size_t start = starts.first; start <= std::min(starts.last, end - 1); ++start) {
      const double candidate = before_.cost[start] + cost_(start, end);
      if (candidate < row_.cost[end]) {
        row_.cost[end] = candidate;
        row_.start[end] = start;
      }
    }
    if (end > ends.first) {
      fill({ends.first, end - 1}, {starts.first, row_.start[end]});
    }
    if (end < ends.last) {
      fill({end + 1, ends.last}, {row_.start[end], starts.last});
    }
  }

 private:
  const ClassCost& cost_;
  const Row& before_;
  Row& row_;
};

}  // namespace

std::vector<std::size_t> jenks_starts(const Tally& tally, std::size_t classes) {
  const std::size_t count = tally.values.size();
  const ClassCost cost(tally);
  std::vector<Row> rows(classes, {std::vector<double>(count + 1, std::numeric_limits<double>::infinity()),
                                  std::vector<std::size_t>(count + 1, 0)});
  for (std::size_t end = 1; end <= count; ++end) {
    rows[0].cost[end] = cost(0, end);
  }
  for (std::size_t k = 1; k < classes; ++k) {
    RowFiller(cost, rows[k - 1], rows[k]).fill({k + 1, count}, {k, count - 1});
  }
  std::vector<std::size_t> starts;
  for (std::size_t k = classes - 1, end = count; k > 0; --k) {
    end = rows[k].start[end];
    starts.push_back(end);
  }
  std::ranges::reverse(starts);
  return starts;
}

}  // namespace comarca
