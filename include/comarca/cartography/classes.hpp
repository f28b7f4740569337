// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

enum class ClassMethod { jenks, quantiles, equal, standard_deviation, thresholds };

/// "jenks", "quantiles", "equal", "standard-deviation", "thresholds".
[[nodiscard]] const std::vector<std::string>& class_method_names();
/// Throws a usage error for anything else.
[[nodiscard]] ClassMethod class_method(std::string_view name);

/// How values are to be grouped.
struct ClassSpec {
  ClassMethod method = ClassMethod::jenks;
  std::size_t count = 5;           ///< wanted; fewer come out when there are not as many different values
  std::vector<double> thresholds;  ///< for `thresholds`, ascending
  std::vector<Text> names;         ///< optional, one a class, for `thresholds`
  /// Computed classes end here, so that none lies on both sides; given thresholds stay as they are.
  std::optional<double> middle = std::nullopt;
};

/// Groups of values. A value that equals a break belongs to the class above it; the last class holds its upper end.
struct Classes {
  std::vector<double> breaks;  ///< between the classes, ascending: one fewer than there are classes
  double lowest = 0;           ///< of the values, rounded outwards for the legend
  double highest = 0;
  bool open_ends = false;   ///< the outer classes have no end of their own (given thresholds)
  std::vector<Text> names;  ///< empty or one a class
  /// The values of each class when they are whole numbers near one another, as grades or counts of a few; else empty.
  std::vector<std::vector<double>> grades;
  bool empty = true;  ///< no value at all: no class

  [[nodiscard]] std::size_t size() const noexcept { return empty ? 0 : breaks.size() + 1; }
  /// The class of a value. Values beyond the ends belong to the outer classes, so a scale can be shared by many sheets.
  [[nodiscard]] std::size_t class_of(double value) const noexcept;
  /// "12,5 – 30,0", with the name in front when there is one; "2; 3" for grades.
  [[nodiscard]] std::string label(std::size_t index, Language language) const;
};

/// Groups finite values. Equal values never fall into different classes; breaks are the shortest decimals that keep the
/// groups. Throws a usage error on a count outside 1–12 or thresholds that do not ascend.
[[nodiscard]] Classes make_classes(std::span<const double> values, const ClassSpec& spec);

class Catalog;

/// Classes that an office publishes, as "pnud-idh".
class PublishedClasses {
 public:
  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static PublishedClasses read(const Catalog& catalog);

  /// Throws a usage error, of the place that names them, when there are none of this name.
  [[nodiscard]] const ClassSpec& get(const std::string& id, const Where& where = {}) const;

 private:
  struct Named {
    std::string id;
    ClassSpec spec;
  };
  std::vector<Named> list_;
};

}  // namespace comarca
