// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/statistics/microdata_source.hpp"

namespace comarca {

MicrodataLayouts MicrodataLayouts::read(const Catalog& catalog) {
  MicrodataLayouts layouts;
  for (const auto& list : catalog.files(DefinitionKind::vocabulary, "variables.toml")) {
    for (auto& [name, variable] : read_vocabulary(Document::from_file(list.path))) {
      layouts.vocabulary_.insert_or_assign(name, std::move(variable));
    }
  }
  for (const auto& definition : catalog.definitions(DefinitionKind::microdata)) {
    layouts.layouts_.push_back(read_microdata_source(definition.document, layouts.vocabulary_));
  }
  return layouts;
}

const MicrodataSource& MicrodataLayouts::get(std::string_view id, const Where& where) const {
  std::vector<std::string> known;
  for (const auto& layout : layouts_) {
    if (layout.id == id) {
      return layout;
    }
    known.push_back(layout.id);
  }
  throw usage_error(fmt::format("there is no microdata source '{}'", id), where, suggestion(id, known));
}

}  // namespace comarca
