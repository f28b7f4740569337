// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/place_names.hpp"

#include <set>

#include <fmt/format.h>

#include "comarca/catalog/document.hpp"

namespace comarca {
namespace {

void add(std::vector<std::string>& names, std::set<std::string>& known, std::string name) {
  if (known.insert(name).second) {
    names.push_back(std::move(name));
  }
}

/// Every name the words make, the plain ones first.
std::vector<std::string> combined(const Table& words) {
  const auto roots = words.required("raices").texts();
  const auto before = words.required("antes").texts();
  const auto after = words.required("despues").texts();
  words.finish();
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const auto& root : roots) {
    add(names, known, root);
  }
  for (const auto& root : roots) {
    for (const auto& word : before) {
      add(names, known, fmt::format("{} {}", word, root));
    }
    for (const auto& word : after) {
      add(names, known, fmt::format("{} {}", root, word));
    }
  }
  return names;
}

std::vector<std::string> list_of(const Table& table, std::string_view key) {
  const auto value = table.required(key);
  auto texts = value.texts();
  if (texts.empty()) {
    throw value.error(fmt::format("'{}' is empty, the generator needs at least one", key));
  }
  return texts;
}

}  // namespace

PlaceNames PlaceNames::from_file(const std::filesystem::path& path) {
  const auto document = Document::from_file(path);
  const auto root = document.root();
  const auto department = root.required("departamento").table();
  const auto subregion = root.required("subregion").table();
  PlaceNames names;
  names.department_codes = list_of(department, "codigos");
  names.departments = list_of(department, "nombres");
  names.subregions = list_of(subregion, "nombres");
  names.municipalities = combined(root.required("municipio").table());
  department.finish();
  subregion.finish();
  root.finish();
  return names;
}

}  // namespace comarca
