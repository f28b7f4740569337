// SPDX-License-Identifier: Apache-2.0
#include "indicators/calibration/burt_table.hpp"

namespace comarca {

BurtTable::BurtTable(const std::vector<CategoryKinds>& variables, const std::vector<bool>& varies,
                     const std::vector<AnswerPattern>& patterns) {
  std::size_t size = 0;
  for (const auto& categories : variables) {
    offsets_.push_back(size);
    size += categories.size();
  }
  // One table of whole numbers for each count of answers given.
  std::vector<std::vector<std::int64_t>> by_answers(variables.size() + 1);
  std::vector<std::size_t> given;
  for (const auto& pattern : patterns) {
    given.clear();
    for (std::size_t i = 0; i < variables.size(); ++i) {
      if (varies[i] && pattern.answers[i]) {
        given.push_back(offsets_[i] + static_cast<std::size_t>(*pattern.answers[i]));
      }
    }
    auto& table = by_answers[given.size()];
    table.resize(size * size);
    for (const std::size_t a : given) {
      for (const std::size_t b : given) {
        table[a * size + b] += pattern.weight;
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
