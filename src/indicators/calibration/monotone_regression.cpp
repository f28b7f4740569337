// SPDX-License-Identifier: Apache-2.0
#include "indicators/calibration/monotone_regression.hpp"

#include <cstddef>

namespace comarca {
namespace {

struct Block {
  double sum = 0;  ///< value × weight
  double weight = 0;
  std::size_t size = 0;

  [[nodiscard]] double mean() const { return sum / weight; }
};

}  // namespace

std::vector<double> monotone_regression(const std::vector<WeightedValue>& values) {
  std::vector<Block> blocks;
  for (const auto& item : values) {
    Block block{item.value * item.weight, item.weight, 1};
    while (!blocks.empty() && blocks.back().mean() >= block.mean()) {
      block = {blocks.back().sum + block.sum, blocks.back().weight + block.weight, blocks.back().size + block.size};
      blocks.pop_back();
    }
    blocks.push_back(block);
  }
  std::vector<double> result;
  for (const auto& block : blocks) {
    result.insert(result.end(), block.size, block.mean());
  }
  return result;
}

}  // namespace comarca
