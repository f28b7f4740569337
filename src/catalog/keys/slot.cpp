// SPDX-License-Identifier: Apache-2.0
#include <type_traits>

#include <fmt/format.h>

#include "comarca/catalog/keys/section_keys.hpp"

namespace comarca {
namespace {

template <class T>
constexpr KeyType kTypeOf = KeyType::table;
template <>
constexpr KeyType kTypeOf<std::string> = KeyType::text;
template <>
constexpr KeyType kTypeOf<bool> = KeyType::boolean;
template <>
constexpr KeyType kTypeOf<double> = KeyType::number;
template <>
constexpr KeyType kTypeOf<std::size_t> = KeyType::integer;
template <>
constexpr KeyType kTypeOf<std::int64_t> = KeyType::integer;
template <>
constexpr KeyType kTypeOf<std::filesystem::path> = KeyType::path;
template <>
constexpr KeyType kTypeOf<Date> = KeyType::date;
template <>
constexpr KeyType kTypeOf<Text> = KeyType::bilingual;
template <>
constexpr KeyType kTypeOf<std::vector<std::string>> = KeyType::texts;
template <>
constexpr KeyType kTypeOf<std::vector<double>> = KeyType::numbers;
template <class T>
constexpr KeyType kTypeOf<std::optional<T>> = kTypeOf<T>;

/// The default that a member holds; nothing of lists, tables and what is optional.
template <class T>
std::string default_of(const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (std::is_arithmetic_v<T>) {
    return fmt::format("{}", value);
  } else {
    return {};
  }
}

}  // namespace

KeyType type_of(const Slot& slot) {
  return std::visit([](auto place) { return kTypeOf<std::remove_pointer_t<decltype(place)>>; }, slot);
}

std::string fallback_of(const Slot& slot) {
  return std::visit(
      [](auto place) {
        if constexpr (std::is_pointer_v<decltype(place)>) {
          return default_of(*place);
        } else {
          return std::string();
        }
      },
      slot);
}

}  // namespace comarca
