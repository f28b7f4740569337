// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

ClassSpec read_classes(const Table& table) {
  ClassSpec spec;
  spec.method = ClassMethod::thresholds;
  (void)table.required("title").bilingual();
  (void)table.required("source").text();
  const auto thresholds = table.required("thresholds");
  for (const auto& value : thresholds.array()) {
    spec.thresholds.push_back(value.number());
  }
  for (const auto& value : table.required("names").array()) {
    spec.names.push_back(value.bilingual());
  }
  table.finish();
  spec.count = spec.thresholds.size() + 1;
  if (spec.names.size() != spec.count) {
    throw thresholds.error(fmt::format("{} thresholds make {} classes, but there are {} names", spec.thresholds.size(),
                                       spec.count, spec.names.size()));
  }
  return spec;
}

}  // namespace

PublishedClasses PublishedClasses::read(const Catalog& catalog) {
  PublishedClasses classes;
  for (const auto& file : catalog.files(DefinitionKind::style, "classes.toml")) {
    const Table root = Document::from_file(file.path).root();
    std::vector<Named> list;
    for (const auto& table : root.tables("classes")) {
      std::string id = table.required("id").text();
      list.push_back({std::move(id), read_classes(table)});
    }
    root.finish();
    lay_over(classes.list_, std::move(list), &Named::id);
  }
  return classes;
}

const ClassSpec& PublishedClasses::get(const std::string& id, const Where& where) const {
  std::vector<std::string> ids;
  for (const auto& named : list_) {
    if (named.id == id) {
      return named.spec;
    }
    ids.push_back(named.id);
  }
  throw usage_error(fmt::format("there are no published classes called '{}'", id), where, suggestion(id, ids));
}

}  // namespace comarca
