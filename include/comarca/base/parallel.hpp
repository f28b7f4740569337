// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace comarca {

/// Number of threads to use: what the machine has, at least one.
[[nodiscard]] inline std::size_t thread_count() noexcept {
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

/// Splits [0, count) into one contiguous range per thread and calls task(thread, begin, end) on each.
/// Ranges are in index order, so results merged by thread number do not depend on timing. The first exception is
/// rethrown.
template <class Task>
void for_ranges(std::size_t count, std::size_t threads, const Task& task) {
  threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, count));
  if (threads == 1) {
    task(std::size_t{0}, std::size_t{0}, count);
    return;
  }
  std::vector<std::exception_ptr> failures(threads);
  std::vector<std::thread> workers;
  workers.reserve(threads);
  for (std::size_t thread = 0; thread < threads; ++thread) {
    workers.emplace_back([&, thread] {
      try {
        task(thread, count * thread / threads, count * (thread + 1) / threads);
      } catch (...) {
        failures[thread] = std::current_exception();
      }
    });
  }
  for (auto& worker : workers) {
    worker.join();
  }
  for (const auto& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

}  // namespace comarca
