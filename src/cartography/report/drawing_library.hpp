// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// Puts SVG documents of Cairo into one page. A report draws the same municipalities and the same letters in every
/// figure: what has the same shape is kept once, and each figure refers to it.
class DrawingLibrary {
 public:
  /// The drawing as an element of the page; its ids become its own. `description` is for those who cannot see it.
  [[nodiscard]] std::string add(std::string_view svg, const std::string& description);

  /// An element without extent that holds all shapes; the page needs it anywhere.
  [[nodiscard]] std::string shapes() const;

 private:
  class Drawing;

  /// The id of a shape, by the data of its path.
  std::string shape(const std::string& data);

  std::map<std::string, std::size_t> numbers_;
  std::vector<const std::string*> by_number_;  ///< keys of numbers_, which stay where they are
  std::size_t drawings_ = 0;
};

}  // namespace comarca
