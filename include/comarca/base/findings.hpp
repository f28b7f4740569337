// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"

namespace comarca {

enum class Severity { info, warning, error };

[[nodiscard]] const Text& severity_name(Severity severity) noexcept;

/// Something wrong, or worth knowing, in the data: it does not stop a run, and it reaches the product.
struct Finding {
  std::string code;  ///< stable name in kebab-case Spanish, as "codigo-duplicado"
  Severity severity = Severity::warning;
  std::string layer;     ///< source, layer or table it was met in
  std::string unit;      ///< code of the unit concerned, or empty
  std::string where;     ///< file, row, field: as precise as is known
  Text what;             ///< what was seen
  Text remedy;           ///< what to do
  std::string wkb;       ///< geometry in the working CRS (little-endian WKB), or empty
  double magnitude = 0;  ///< area in m2 or length in m when the finding has one, else 0
};

/// Collects findings. Not thread-safe: each thread fills its own, merged in order.
class Findings {
 public:
  void add(Finding finding) { list_.push_back(std::move(finding)); }
  void append(Findings other);

  [[nodiscard]] const std::vector<Finding>& list() const noexcept { return list_; }
  [[nodiscard]] std::size_t count(Severity severity) const noexcept;
  [[nodiscard]] bool has_errors() const noexcept { return count(Severity::error) > 0; }
  [[nodiscard]] bool empty() const noexcept { return list_.empty(); }

  /// Takes a folder's name off the places: what is in it is named the same wherever it lies.
  void leave_out_folder(const std::string& folder);

  /// Orders by severity (errors first), code, layer, unit, where: the order of every output.
  void sort();

 private:
  std::vector<Finding> list_;
};

}  // namespace comarca
