// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/catalog/document.hpp"

#include <fmt/format.h>

namespace comarca {

ClassSpec published_classes(const std::filesystem::path& styles_folder, const std::string& id) {
  const auto document = Document::from_file(styles_folder / "classes.toml");
  std::vector<std::string> ids;
  for (const auto& table : document.root().tables("classes")) {
    ids.push_back(table.required("id").text());
    if (ids.back() != id) {
      continue;
    }
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
      throw thresholds.error(fmt::format("{} thresholds make {} classes, but there are {} names",
                                         spec.thresholds.size(), spec.count, spec.names.size()));
    }
    return spec;
  }
  throw usage_error(fmt::format("there are no published classes called '{}'", id), {.file = document.name()},
                    suggestion(id, ids));
}

}  // namespace comarca
