// SPDX-License-Identifier: Apache-2.0
#include "synth/spelling.hpp"

#include <cstddef>

namespace comarca::synth {
namespace {

constexpr unsigned char kLatinLead = 0xC3;  // of U+00C0 to U+00FF in UTF-8

}  // namespace

std::string upper_case(std::string_view utf8) {
  std::string out;
  bool after_lead = false;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    const bool small = (byte >= 'a' && byte <= 'z') || (after_lead && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7);
    out += small ? static_cast<char>(byte - 0x20) : c;
    after_lead = byte == kLatinLead;
  }
  return out;
}

std::string to_latin1(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      out += utf8[i];
    } else if ((byte == 0xC2 || byte == kLatinLead) && i + 1 < utf8.size()) {
      out += static_cast<char>(((byte & 0x03U) << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
    } else if (byte >= 0xC0) {  // continuation bytes of a longer letter follow: one '?' is enough
      out += '?';
    }
  }
  return out;
}

}  // namespace comarca::synth
