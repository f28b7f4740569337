// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/packed_key.hpp"

#include <algorithm>
#include <array>

#include "statistics/blocks/blocks.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostFieldDigits = 18;
constexpr std::size_t kSizeBits = 5;  // for the digits of one field
constexpr std::size_t kMostSizeBits = 60;
constexpr std::size_t kNumberBits = 126;

constexpr std::array<std::uint64_t, kMostFieldDigits + 1> powers_of_ten() {
  std::array<std::uint64_t, kMostFieldDigits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) {
    powers[i] = powers[i - 1] * 10;
  }
  return powers;
}
constexpr auto kPowersOfTen = powers_of_ten();

}  // namespace

PackedKey::PackedKey(Fields fields, std::size_t count) : fields_(fields) {
  const std::size_t size_bits = count * kSizeBits;
  if (size_bits <= kMostSizeBits) {
    most_digits_ = (kNumberBits - size_bits) * 30103 / 100000;  // log10(2), a little less
  }
}

void PackedKey::add(std::string_view field) {
  if (fields_ == Fields::numbers) {
    field.remove_prefix(std::min(field.find_first_not_of('0'), field.size() - (field.empty() ? 0 : 1)));
  }
  digits_ += field.size();
  if (field.size() > kMostFieldDigits || digits_ > most_digits_) {
    throw UnfitBlocks(Unfit::keys);
  }
  std::uint64_t number = 0;
  for (const char letter : field) {
    const auto digit = static_cast<unsigned char>(letter - '0');
    if (digit > 9) {
      throw UnfitBlocks(Unfit::keys);
    }
    number = number * 10 + digit;
  }
  value_ = value_ * kPowersOfTen[field.size()] + number;
  sizes_ = sizes_ << kSizeBits | field.size();
  size_bits_ += kSizeBits;
}

WideNumber PackedKey::value() const {
  const Wide packed = value_ << size_bits_ | sizes_;
  return {static_cast<std::uint64_t>(packed), static_cast<std::int64_t>(packed >> 64U)};
}

}  // namespace comarca
