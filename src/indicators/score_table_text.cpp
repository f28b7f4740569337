// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/catalog/toml_text.hpp"
#include "comarca/indicators/score_table.hpp"

namespace comarca {

std::string to_toml(const ScoreTable& table) {
  std::string text = fmt::format("index = {}\ntitle = {{ es = {}, en = {} }}\nsource = {}\n", toml_text(table.index),
                                 toml_text(table.title.es), toml_text(table.title.en), toml_text(table.source));
  for (const auto& row : table.rows) {
    text += fmt::format("\n[[score]]\nvariable = {}\ncategory = {}\npoints = {}.{:02}\nstate = {}\n",
                        toml_text(row.variable), toml_text(row.category), row.hundredths / 100, row.hundredths % 100,
                        toml_text(score_state_word(row.state)));
    if (!row.source.empty()) {
      text += fmt::format("source = {}\n", toml_text(row.source));
    }
  }
  return text;
}

}  // namespace comarca
