// SPDX-License-Identifier: Apache-2.0
#include "pipeline/microdata_layers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {

Vocabulary load_vocabulary(const std::filesystem::path& data) {
  return read_vocabulary(Document::from_file(data / "layers/indicators/vocabulary/variables.toml"));
}

MicrodataSource load_source(const std::filesystem::path& data, const MicrodataSection& section,
                            const Vocabulary& vocabulary) {
  const auto folder = data / "layers/sources/microdata";
  std::vector<std::string> known;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    known.push_back(entry.path().stem().string());
  }
  std::ranges::sort(known);
  if (std::ranges::find(known, section.source) == known.end()) {
    throw usage_error(fmt::format("there is no microdata source '{}'", section.source), section.where,
                      suggestion(section.source, known));
  }
  return read_microdata_source(Document::from_file(folder / (section.source + ".toml")), vocabulary);
}

std::filesystem::path microdata_cache(const Project& project) {
  return project.product.parent_path() / ".comarca";
}

}  // namespace comarca
