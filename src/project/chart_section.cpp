// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/project/chart_section.hpp"

#include "comarca/cartography/chart.hpp"
namespace comarca {
namespace {

constexpr std::size_t kMostRows = 50;  // what an A4 sheet holds

/// The key a kind cannot do without, beside the value.
void require_second(const Table& table, const ChartSection& section) {
  if (section.kind == "scatter" && section.second.empty()) {
    (void)table.required("second");
  }
}

}  // namespace

const std::vector<std::string>& chart_groups() {
  static const std::vector<std::string> kGroups = {"subregiones", "departamentos"};
  return kGroups;
}

std::vector<ChartSection> read_chart_sections(const Table& root, const std::filesystem::path& folder) {
  std::vector<ChartSection> sections;
  for (const Table& table : root.tables("chart")) {
    ChartSection section;
    const std::filesystem::path file = table.required("file").text();
    section.file = file.is_absolute() ? file : folder / file;
    const auto word = [&](std::string_view key, std::string& value, const std::vector<std::string>& words) {
      if (const auto found = table.optional(key)) {
        value = words.empty() ? found->text() : found->one_of(words);
      }
    };
    section.value = table.required("value").text();
    word("kind", section.kind, chart_kind_names());
    word("layer", section.layer, {});
    word("second", section.second, {});
    word("of", section.of, {});
    word("by", section.by, chart_groups());
    word("from", section.from, {});
    word("to", section.to, {});
    word("title", section.title, {});
    word("subtitle", section.subtitle, {});
    if (const auto rows = table.optional("rows")) {
      const auto number = rows->integer();
      if (number < 2 || number > static_cast<std::int64_t>(kMostRows)) {
        throw rows->error(fmt::format("'rows' is {}, expected 2 to {}", number, kMostRows));
      }
      section.rows = static_cast<std::size_t>(number);
    }
    section.dpi = table.number_or("dpi", section.dpi);
    require_second(table, section);
    table.finish();
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace comarca
