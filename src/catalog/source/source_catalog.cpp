// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

SourceCatalog::SourceCatalog(std::vector<SourceDefinition> sources, CodeHistory history)
    : history_(std::move(history)), sources_(std::move(sources)) {
  std::ranges::sort(sources_, {}, &SourceDefinition::id);
  const auto twice = std::ranges::adjacent_find(sources_, {}, &SourceDefinition::id);
  if (twice != sources_.end()) {
    throw usage_error(
        fmt::format("two sources are called '{}': {} and {}", twice->id, twice->file, std::next(twice)->file),
        {.file = twice->file}, "Give one of them another id.");
  }
}

SourceCatalog SourceCatalog::read(const Catalog& catalog) {
  std::vector<SourceDefinition> sources;
  std::vector<CodeChange> changes;
  for (const auto& definition : catalog.definitions(DefinitionKind::source)) {
    // The history of codes lies in the same folder and declares no columns.
    if (definition.document.root().has("changes")) {
      const CodeHistory history = CodeHistory::read(definition.document);
      changes.insert(changes.end(), history.changes().begin(), history.changes().end());
    } else {
      sources.push_back(read_source(definition.document));
      sources.back().origin = definition.file.origin;
    }
  }
  return SourceCatalog(std::move(sources), CodeHistory(std::move(changes)));
}

const SourceDefinition* SourceCatalog::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(sources_, id, &SourceDefinition::id);
  return found == sources_.end() ? nullptr : &*found;
}

const SourceDefinition& SourceCatalog::get(std::string_view id) const {
  if (const SourceDefinition* source = find(id)) {
    return *source;
  }
  throw usage_error(fmt::format("there is no source '{}'", id), {}, suggestion(id, ids()));
}

std::vector<std::string> SourceCatalog::ids() const {
  std::vector<std::string> all;
  for (const auto& source : sources_) {
    all.push_back(source.id);
  }
  return all;
}

}  // namespace comarca
