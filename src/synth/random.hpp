// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace comarca::synth {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine and compiler.
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) noexcept : state_(seed) {}
  /// An independent stream for each `stream` of the same seed, whatever order they are used in.
  constexpr Random(std::uint64_t seed, std::uint64_t stream) noexcept : state_(mixed(seed + mixed(stream))) {}

  constexpr std::uint64_t next() noexcept {
    state_ += 0x9E3779B97F4A7C15U;
    return mixed(state_);
  }
  /// 0 .. count-1; count at most 2^32. The bias is below count / 2^32.
  constexpr std::uint32_t below(std::uint64_t count) noexcept {
    return static_cast<std::uint32_t>(((next() >> 32U) * count) >> 32U);
  }
  /// first .. last, both included.
  constexpr std::int64_t between(std::int64_t first, std::int64_t last) noexcept {
    return first + below(static_cast<std::uint64_t>(last - first + 1));
  }
  constexpr bool per_mille(std::uint32_t chance) noexcept { return below(1000) < chance; }

 private:
  static constexpr std::uint64_t mixed(std::uint64_t z) noexcept {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

/// What each stream of random numbers of one territory decides.
constexpr std::uint64_t kSiteStream = 1;
constexpr std::uint64_t kShapeStream = 2;
constexpr std::uint64_t kNameStream = 3;
constexpr std::uint64_t kRegionStream = 4;
constexpr std::uint64_t kDirtStream = 5;
constexpr std::uint64_t kTableStream = 6;
constexpr std::uint64_t kLandStream = 7;
constexpr std::uint64_t kPeopleStream = 8;
constexpr std::uint64_t kLoopStream = 1'000'000'000;
constexpr std::uint64_t kEdgeStream = 2'000'000'000;
constexpr std::uint64_t kSpoiltEdgeStream = 6'000'000'000;
constexpr std::uint64_t kUnitStream = 8'000'000'000;

}  // namespace comarca::synth
