// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/inspect.hpp"

#include <fmt/format.h>

#include "comarca/base/sha256.hpp"
#include "comarca/gis/table_reader.hpp"
#include "survey/inspect/parts.hpp"

namespace comarca {

namespace pipeline {

Finding unusable(const Error& error, const std::string& layer) {
  Finding finding;
  finding.code = "no-se-puede-usar";
  finding.severity = Severity::error;
  finding.layer = layer;
  finding.where = error.where().to_string();
  // Errors are worded once, in English: they name the file's own columns and values.
  finding.what = {fmt::format("Así no se puede usar: «{}»", error.message()),
                  fmt::format("It cannot be used as it is: {}", error.message())};
  finding.remedy = {error.remedy(), error.remedy()};
  return finding;
}

}  // namespace pipeline

const SourceMatch* Inspection::best_match() const noexcept {
  const SourceMatch* best = nullptr;
  for (const auto& layer : layers) {
    if (!layer.matches.empty() && (best == nullptr || layer.matches.front().score > best->score)) {
      best = &layer.matches.front();
    }
  }
  return best;
}

Inspection inspect_file(const std::filesystem::path& file, const SourceCatalog& catalog) {
  Inspection inspection;
  inspection.file = file.string();
  if (is_table_file(file)) {
    pipeline::inspect_table(file, catalog, inspection);
  } else {
    pipeline::inspect_vector(file, catalog, inspection);
  }
  if (std::filesystem::is_regular_file(file)) {
    inspection.bytes = std::filesystem::file_size(file);
    inspection.sha256 = sha256_of_file(file);
  }
  inspection.findings.sort();
  return inspection;
}

}  // namespace comarca
