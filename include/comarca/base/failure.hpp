// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca {

/// Takes a step and hands over the error that ended it, or nothing: for a report on many files, in which one that
/// cannot be used is an answer about that file and does not end the others. Where a failure has an answer of its own,
/// a try_ function is the way (ADR 0241).
template <class Step>
[[nodiscard]] std::optional<Error> failure_of(Step&& step) {
  try {
    std::forward<Step>(step)();
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace comarca
