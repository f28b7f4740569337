// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/map_section.hpp"
#include "comarca/cartography/classes.hpp"

namespace comarca {

const std::vector<std::string>& map_kinds() {
  static const std::vector<std::string> kKinds = {"choropleth", "symbols", "bivariate",
                                                  "categories", "borders", "styled"};
  return kKinds;
}

std::vector<MapSection> read_map_sections(const Table& root, const std::filesystem::path& folder) {
  std::vector<MapSection> sections;
  for (const Table& table : root.tables("map")) {
    MapSection section;
    const std::filesystem::path file = table.required("file").text();
    section.file = file.is_absolute() ? file : folder / file;
    const auto word = [&](std::string_view key, std::string& value, const std::vector<std::string>& words) {
      if (const auto found = table.optional(key)) {
        value = words.empty() ? found->text() : found->one_of(words);
      }
    };
    word("kind", section.kind, map_kinds());
    word("layer", section.layer, {});
    word("value", section.value, {});
    word("second", section.second, {});
    word("period", section.period, {});
    word("of", section.of, {});
    word("title", section.title, {});
    word("subtitle", section.subtitle, {});
    word("method", section.method, class_method_names());
    word("published", section.published, {});
    word("palette", section.palette, {});
    word("paper", section.paper, {"a4", "a3", "a2", "a1", "a0"});
    word("orientation", section.orientation, {"automatic", "landscape", "portrait"});
    word("graticule", section.graticule, {"none", "geographic", "projected"});
    word("atlas", section.atlas, {"subregiones", "departamentos"});
    section.classes = static_cast<std::size_t>(table.integer_or("classes", 5));
    section.dpi = table.number_or("dpi", section.dpi);
    if (const auto thresholds = table.optional("thresholds")) {
      for (const auto& value : thresholds->array()) {
        section.thresholds.push_back(value.number());
      }
    }
    if (const auto company = table.optional("same_scale")) {
      section.same_scale = company->texts();
    }
    if (const auto middle = table.optional("middle")) {
      section.middle = middle->number();
    }
    table.finish();
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace comarca
