// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace comarca {

std::string demo_text(const DemoFolder& made, const std::string& folder, Language language) {
  const double megabytes = static_cast<double>(made.bytes) / 1e6;
  return Text{fmt::format("{}: {} municipios ficticios, {} vértices, {} hogares, {} personas; {} archivos, {:.1f} MB\n"
                          "Siga con: comarca run {}/project.toml\n",
                          folder, made.units, made.vertices, made.households, made.persons, made.files.size(),
                          megabytes, folder),
              fmt::format("{}: {} fictional municipalities, {} vertices, {} households, {} persons; {} files, "
                          "{:.1f} MB\nNext: comarca run {}/project.toml\n",
                          folder, made.units, made.vertices, made.households, made.persons, made.files.size(),
                          megabytes, folder)}
      .in(language);
}

std::string demo_json(const DemoFolder& made, const std::string& folder) {
  nlohmann::ordered_json json = {{"folder", folder},          {"units", made.units},
                                 {"vertices", made.vertices}, {"households", made.households},
                                 {"persons", made.persons},   {"bytes", made.bytes}};
  for (const auto& file : made.files) {
    json["files"].push_back(file.generic_string());
  }
  return json.dump(2) + "\n";
}

}  // namespace comarca
