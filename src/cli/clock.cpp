// SPDX-License-Identifier: Apache-2.0
#include "cli/clock.hpp"

#include <ctime>

namespace comarca::cli {
namespace {

constexpr int kFirstYear = 1900;  // that std::tm counts from

}  // namespace

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date::of(local.tm_year + kFirstYear, local.tm_mon + 1, local.tm_mday).value();
}

}  // namespace comarca::cli
