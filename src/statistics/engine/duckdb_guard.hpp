// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <exception>

#include "statistics/blocks/blocks.hpp"

namespace comarca {

/// Where the callbacks of a query leave why blocks ended it.
using UnfitNote = std::atomic<Unfit>;

/// Runs what DuckDB calls. Nothing may be thrown through its C interface: this is the one place that catches, notes a
/// reason that is typed, and tells the text to `set_error`.
template <class Work, class SetError>
void guarded(UnfitNote& note, const Work& work, const SetError& set_error) {
  try {
    work();
  } catch (const UnfitBlocks& unfit) {
    note = unfit.why();
    set_error(unfit.what());
  } catch (const std::exception& failure) {
    set_error(failure.what());
  }
}

}  // namespace comarca
