// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/error.hpp"

namespace comarca {

/// One [[borders.link]]: a contact that is not in the data.
struct LinkSection {
  std::string from;
  std::string to;
  std::string reason;
  Where where;
};

/// [borders]: how borders are found.
struct BordersSection {
  double tolerance_m = 0.25;
  bool clean = false;
  double clean_width_m = 5;
  double weak_border_m = 500;  ///< shorter borders are marked as weak
  std::vector<LinkSection> links;

  /// Gaps and overlaps up to this width are closed; 0: none.
  [[nodiscard]] double closed_m() const noexcept { return clean ? clean_width_m : 0; }
};

}  // namespace comarca
