// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>

#include <CLI/CLI.hpp>

namespace comarca::cli {

/// A length that must be zero or more. CLI11's own check tells of the largest double, in its 309 digits.
inline const CLI::Validator kNotNegativeMetres(
    [](std::string& text) -> std::string {
      double metres = 0;
      const bool number = CLI::detail::lexical_cast(text, metres);
      return number && std::isfinite(metres) && metres >= 0 ? std::string()
                                                            : "'" + text + "' must be zero or more metres";
    },
    "METRES >= 0", "metres");

}  // namespace comarca::cli
