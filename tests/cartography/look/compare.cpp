// SPDX-License-Identifier: Apache-2.0
// ADR 0194: golden pictures are compared as a reader sees them.
// Compares a drawn picture with its golden one: exit code 1 and where they differ most, when a reader would see it.
#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "cartography/support/likeness.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: compare GOLDEN DRAWN\n");
    return 2;
  }
  try {
    const auto worst = comarca::worst_difference(comarca::read_picture(argv[1]), comarca::read_picture(argv[2]));
    const bool alike = worst.amount <= comarca::kMostDifference;
    fmt::print("{}: differs most by {:.4f} at ({}, {}); {} is allowed{}\n", argv[1], worst.amount, worst.x, worst.y,
               comarca::kMostDifference, alike ? "" : "  <-- look at it");
    return alike ? 0 : 1;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 2;
  }
}
