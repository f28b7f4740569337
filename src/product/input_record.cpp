// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/input_record.hpp"

namespace comarca {

const Text& input_role_name(InputRole role) noexcept {
  static const std::array<Text, kInputRoles.size()> kNames = {
      {{"límites", "boundaries"}, {"tabla", "table"}, {"suelo", "land"}, {"definición propia", "own definition"}}};
  return kNames[static_cast<std::size_t>(role)];
}

std::optional<InputRole> input_role_from_name(std::string_view name) noexcept {
  for (const InputRole role : kInputRoles) {
    const Text& known = input_role_name(role);
    if (name == known.es || name == known.en) {
      return role;
    }
  }
  return std::nullopt;
}

}  // namespace comarca
