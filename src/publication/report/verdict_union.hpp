// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/schemes/report.hpp"
#include "publication/map/map_units.hpp"

namespace comarca {

/// A figure of the union, or why there is none.
struct UnionFigure {
  std::optional<double> value;
  std::string reason;
};

/// Figures of a set of members as one place, from what a product keeps. Holds references.
class UnionFigures {
 public:
  UnionFigures(const SchemeReport& report, const ProductReader& reader, Language language);

  /// `name` is "indicator.figure". As the run computed it, when a scheme of the product has the very same members;
  /// else from numerators and denominators.
  [[nodiscard]] UnionFigure of(const std::string& name) const;
  [[nodiscard]] const std::set<std::string>& municipalities() const noexcept { return municipalities_; }

 private:
  /// What the product has of one municipality.
  struct Part {
    std::string code;
    std::string period;
    std::optional<double> value;
    std::optional<double> numerator;
    std::optional<double> denominator;
  };

  [[nodiscard]] std::string say(std::string_view es, std::string_view en) const {
    return Text{std::string(es), std::string(en)}.in(language_);
  }
  [[nodiscard]] std::string scheme_of_members() const;
  [[nodiscard]] UnionFigure of_scheme(const std::string& indicator, const std::string& figure) const;
  [[nodiscard]] std::vector<Part> parts_of(const std::string& name) const;
  [[nodiscard]] bool are_population(const std::vector<Part>& parts) const;
  [[nodiscard]] static std::optional<double> quotient_of_sums(const std::vector<Part>& parts);

  const SchemeReport& report_;
  const ProductReader& reader_;
  Language language_;
  std::string scheme_;  ///< of the product, with the very same members; or empty
  std::set<std::string> municipalities_;
};

}  // namespace comarca
