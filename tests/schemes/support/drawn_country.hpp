// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "comarca/schemes/judge.hpp"

namespace comarca::testing {

/// The catalog under layers/schemes, read once.
[[nodiscard]] const SchemeCatalog& scheme_catalog();

/// Municipalities and the borders among them, written down: code pairs and metres (0: they meet in a point).
struct WrittenBorder {
  std::string a;
  std::string b;
  double length_m = 0;
};
[[nodiscard]] SchemeMap written_country(const std::vector<WrittenBorder>& borders,
                                        const std::vector<std::string>& lone = {});

/// Two municipalities that only a declared link joins.
[[nodiscard]] SchemeMap linked_country(const std::string& a, const std::string& b, const std::string& reason);

/// A map drawn with letters, a cell is 1 km: each letter is the municipality 90001, 90002, … in alphabetical order, but
/// those in `other_department` begin with 91 (91001, …).
[[nodiscard]] SchemeMap drawn_country(const std::vector<std::string>& rows, const std::string& other_department = {});

[[nodiscard]] SchemeProposal proposal(std::string form, std::vector<std::string> members);

/// A day that exists.
[[nodiscard]] inline Date day(const char* iso) {
  return *Date::parse(iso);
}
inline const Date kLawDate = day("2025-06-01");

}  // namespace comarca::testing
