// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/indicators/arithmetic.hpp"
#include "comarca/pipeline/explain.hpp"
#include "comarca/pipeline/work.hpp"

namespace comarca {

Text explain_unit(const std::string& indicator, const std::string& unit, const Project& project,
                  const std::filesystem::path& data) {
  Progress silent;
  const Work work = compute(project, data, silent);
  const Indicator* const found = work.indicators.find(indicator);
  if (found == nullptr) {
    throw usage_error(fmt::format("the project has no figure of '{}'", indicator), {.file = project.file.string()},
                      "Add the table or the microdata that it needs.");
  }
  const FigureBasis basis{.statistics = work.indicators.statistics, .absent = work.indicators.absent};
  Text text;
  for (const auto& place : work.indicators.statistics.places()) {
    const auto& row = work.indicators.statistics.at(place);
    const auto first = row.lower_bound(indicator + ".");
    if (place.unit == unit && first != row.end() && first->first.starts_with(indicator + ".")) {
      text.es += explain_arithmetic(*found, basis, place, Language::spanish);
      text.en += explain_arithmetic(*found, basis, place, Language::english);
    }
  }
  if (text.es.empty()) {
    throw usage_error(fmt::format("the project has no data of '{}'", unit), {.file = project.file.string()});
  }
  return text;
}

}  // namespace comarca
