// SPDX-License-Identifier: Apache-2.0
#include "schemes/support/drawn_country.hpp"
#include "comarca/catalog/catalog.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

namespace comarca::testing {
namespace {

/// Metres of side, or 0 for a corner, of each pair of letters.
std::map<std::pair<char, char>, double> contacts(const std::vector<std::string>& rows) {
  std::map<std::pair<char, char>, double> result;
  const auto touch = [&](char a, char b, double metres) {
    if (a != '.' && b != '.' && a != b) {
      result[std::minmax(a, b)] += metres;
    }
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const char here = rows[row][column];
      const bool right = column + 1 < rows[row].size();
      if (right) {
        touch(here, rows[row][column + 1], 1000);
      }
      if (row + 1 < rows.size()) {
        touch(here, rows[row + 1][column], 1000);
        if (right) {
          touch(here, rows[row + 1][column + 1], 0);
          touch(rows[row][column + 1], rows[row + 1][column], 0);
        }
      }
    }
  }
  return result;
}

}  // namespace

const SchemeCatalog& scheme_catalog() {
  static const SchemeCatalog kCatalog = Catalog(COMARCA_SOURCE_DIR).get<SchemeCatalog>();
  return kCatalog;
}

SchemeMap written_country(const std::vector<WrittenBorder>& borders, const std::vector<std::string>& lone) {
  std::set<std::string> codes(lone.begin(), lone.end());
  for (const WrittenBorder& border : borders) {
    codes.insert(border.a);
    codes.insert(border.b);
  }
  SchemeMapInput input;
  std::map<std::string, std::uint32_t> index;
  for (const std::string& code : codes) {
    index[code] = static_cast<std::uint32_t>(input.municipalities.size());
    input.municipalities.push_back({.code = code, .name = code, .department = code.substr(0, 2)});
  }
  for (const WrittenBorder& written : borders) {
    Border border;
    border.a = index[written.a];
    border.b = index[written.b];
    border.kind = written.length_m > 0 ? BorderKind::line : BorderKind::point;
    border.length_m = written.length_m;
    input.borders.push_back(border);
  }
  return {std::move(input), scheme_catalog()};
}

SchemeMap linked_country(const std::string& a, const std::string& b, const std::string& reason) {
  SchemeMapInput input;
  for (const std::string& code : {a, b}) {
    input.municipalities.push_back({.code = code, .name = code, .department = code.substr(0, 2)});
  }
  Border link;
  link.b = 1;
  link.kind = BorderKind::declared;
  link.declared = true;
  link.link_reason = reason;
  input.borders.push_back(link);
  return {std::move(input), scheme_catalog()};
}

SchemeMap drawn_country(const std::vector<std::string>& rows, const std::string& other_department) {
  std::map<char, std::string> code_of;
  for (const std::string& row : rows) {
    for (const char letter : row) {
      if (letter != '.') {
        code_of[letter];
      }
    }
  }
  int own = 0;
  int other = 0;
  std::vector<std::string> lone;
  for (auto& [letter, code] : code_of) {
    const bool elsewhere = other_department.find(letter) != std::string::npos;
    code = fmt::format("{}{:03}", elsewhere ? "91" : "90", elsewhere ? ++other : ++own);
    lone.push_back(code);
  }
  std::vector<WrittenBorder> borders;
  for (const auto& [pair, metres] : contacts(rows)) {
    borders.push_back({code_of[pair.first], code_of[pair.second], metres});
  }
  return written_country(borders, lone);
}

SchemeProposal proposal(std::string form, std::vector<std::string> members) {
  SchemeProposal result;
  result.id = "prueba";
  result.name = "Prueba";
  result.legal_form = std::move(form);
  result.members = std::move(members);
  return result;
}

}  // namespace comarca::testing
