// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/indicators/indicator.hpp"

namespace comarca {
namespace {

/// A score table in the folder of score tables is taken from the last layer that has it; any other lies where the
/// definition says.
FindScores scores_in(const Catalog& catalog, const std::filesystem::path& definition) {
  return [&catalog, definition](const std::string& scores) {
    const std::filesystem::path path(scores);
    return path.parent_path() == "scores" ? catalog.file(DefinitionKind::score, path.filename().string()).path
                                          : definition.parent_path() / path;
  };
}

/// Only an index of scores takes a score table.
void require_scores(const std::vector<Indicator>& indicators, const std::string& index,
                    const std::filesystem::path& file) {
  std::vector<std::string> graded;
  for (const auto& indicator : indicators) {
    if (!indicator.grading.empty()) {
      graded.push_back(indicator.id);
    }
  }
  if (std::ranges::find(graded, index) == graded.end()) {
    throw usage_error(fmt::format("'{}' is no index of scores", index), {.file = file.string()},
                      suggestion(index, graded));
  }
}

}  // namespace

Indicators Indicators::read(const Catalog& catalog) {
  Indicators all;
  for (const auto& definition : catalog.definitions(DefinitionKind::indicator)) {
    Indicator indicator = read_indicator(definition.document, scores_in(catalog, definition.file.path));
    indicator.file = definition.file;
    // What the user defines is not the office's, whatever the file says.
    if (definition.file.origin == Origin::own && indicator.status == IndicatorStatus::official) {
      indicator.status = IndicatorStatus::own;
    }
    all.list_.push_back(std::move(indicator));
  }
  std::ranges::sort(all.list_, {}, &Indicator::id);
  return all;
}

const Indicator* Indicators::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(list_, id, &Indicator::id);
  return found == list_.end() ? nullptr : &*found;
}

std::vector<std::string> Indicators::ids() const {
  std::vector<std::string> all;
  for (const auto& indicator : list_) {
    all.push_back(indicator.id);
  }
  return all;
}

std::vector<Indicator> Indicators::with_scores(const ScoreTableFiles& own) const {
  std::vector<Indicator> all = list_;
  for (const auto& [index, file] : own) {
    require_scores(all, index, file);
    Indicator& old = *std::ranges::find(all, index, &Indicator::id);
    Indicator graded = read_indicator(Document::from_file(old.file.path), [&file](const auto&) { return file; });
    graded.file = old.file;
    if (old.file.origin == Origin::own && graded.status == IndicatorStatus::official) {
      graded.status = IndicatorStatus::own;
    }
    old = std::move(graded);
  }
  return all;
}

}  // namespace comarca
