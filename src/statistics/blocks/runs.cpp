// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/runs.hpp"

#include <algorithm>
#include <utility>

namespace comarca {

std::int64_t folded(Folding folding, std::int64_t one, std::int64_t other) {
  switch (folding) {
    case Folding::sum:
      return one + other;
    case Folding::bits:
      return one | other;
    case Folding::first:
      return one;
    case Folding::greatest:
      return std::max(one, other);  // kNoNumber is the lowest of all
    case Folding::least:
      break;
  }
  return one == kNoNumber || (other != kNoNumber && other < one) ? other : one;
}

Runs::Runs(std::vector<Folding> numbers, std::vector<Folding> texts)
    : number_foldings_(std::move(numbers)),
      text_foldings_(std::move(texts)),
      numbers_(number_foldings_.size()),
      texts_(text_foldings_.size()) {}

void Runs::add(std::size_t count) {
  size_ += count;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const bool adds = number_foldings_[i] == Folding::sum || number_foldings_[i] == Folding::bits;
    numbers_[i].resize(size_, adds ? 0 : kNoNumber);
  }
  for (auto& column : texts_) {
    column.resize(size_);
  }
}

void Runs::add(const Runs& other, std::size_t run) {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    numbers_[i].push_back(other.numbers_[i][run]);
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    texts_[i].push_back(other.texts_[i][run]);
  }
  ++size_;
}

void Runs::merge(std::size_t run, const Runs& other, std::size_t other_run) {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    numbers_[i][run] = folded(number_foldings_[i], numbers_[i][run], other.numbers_[i][other_run]);
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    auto& own = texts_[i][run];
    const auto& text = other.texts_[i][other_run];
    if (text_foldings_[i] == Folding::least && text && (!own || *text < *own)) {
      own = text;
    }
  }
}

void Runs::clear() {
  for (auto& column : numbers_) {
    column.clear();
  }
  for (auto& column : texts_) {
    column.clear();
  }
  size_ = 0;
}

void Runs::keep_last() {
  for (auto& column : numbers_) {
    column.erase(column.begin(), column.end() - 1);
  }
  for (auto& column : texts_) {
    column.erase(column.begin(), column.end() - 1);
  }
  size_ = 1;
}

}  // namespace comarca
