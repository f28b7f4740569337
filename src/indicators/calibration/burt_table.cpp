// SPDX-License-Identifier: Apache-2.0
#include "indicators/calibration/burt_table.hpp"

#include <bit>

namespace comarca {

BurtTable::BurtTable(const std::vector<CategoryKinds>& variables, const std::vector<bool>& varies,
                     const AnswerCounts& counts) {
  std::size_t size = 0;
  for (const auto& categories : variables) {
    offsets_.push_back(size);
    size += categories.size();
  }
  // One table of whole numbers for each count of answers given.
  std::vector<std::vector<std::int64_t>> by_answers(variables.size() + 1);
  AnswerCounts::Answered varying = 0;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    varying |= varies[i] ? AnswerCounts::Answered{1} << i : 0;
  }
  for (const auto& [answered, tallies] : counts.pairs) {
    auto& table = by_answers[static_cast<std::size_t>(std::popcount(answered & varying))];
    table.resize(size * size);
    for (const auto& [pair, tally] : tallies) {
      if (!varies[pair.first] || !varies[pair.second]) {
        continue;
      }
      const std::size_t a = offsets_[pair.first] + static_cast<std::size_t>(pair.answer);
      const std::size_t b = offsets_[pair.second] + static_cast<std::size_t>(pair.other);
      table[a * size + b] += tally.weight;
      if (pair.first != pair.second) {
        table[b * size + a] += tally.weight;
      }
    }
  }
  weights_.assign(size, 0);
  pairs_.assign(size * size, 0);
  for (std::size_t answers = 1; answers < by_answers.size(); ++answers) {
    const auto& table = by_answers[answers];
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      pairs_[cell] += static_cast<double>(table[cell]) / static_cast<double>(answers);
    }
    for (std::size_t category = 0; !table.empty() && category < size; ++category) {
      weights_[category] += static_cast<double>(table[category * size + category]);
    }
  }
  for (const double weight : weights_) {
    total_ += weight;
  }
}

std::vector<double> BurtTable::centroids(std::span<const double> values) const {
  std::vector<double> result(size());
  for (std::size_t a = 0; a < size(); ++a) {
    double sum = 0;
    for (std::size_t b = 0; b < size(); ++b) {
      sum += pairs_[a * size() + b] * values[b];
    }
    result[a] = weights_[a] > 0 ? sum / weights_[a] : 0;
  }
  return result;
}

}  // namespace comarca
