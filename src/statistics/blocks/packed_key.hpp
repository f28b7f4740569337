// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace comarca {

/// A whole number of 128 bits, as the engine lays it out. Never negative here.
struct WideNumber {
  std::uint64_t low = 0;
  std::int64_t high = 0;
  bool operator==(const WideNumber&) const = default;
};

/// Several fields of digits as one number, equal only where all the fields are: a join compares one number instead of
/// many texts. As texts "07" is not "7"; as numbers it is. Throws UnfitBlocks for what is not digits or does not
/// fit.
class PackedKey {
 public:
  enum class Fields { texts, numbers };
  PackedKey(Fields fields, std::size_t count);

  void add(std::string_view field);
  [[nodiscard]] WideNumber value() const;

 private:
  __extension__ using Wide = unsigned __int128;
  Fields fields_;
  std::size_t most_digits_ = 0;
  std::size_t digits_ = 0;
  Wide value_ = 0;
  std::uint64_t sizes_ = 0;
  std::size_t size_bits_ = 0;
};

}  // namespace comarca
