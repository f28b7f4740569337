// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/run_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/base/counted.hpp"
#include "comarca/base/findings_report.hpp"

namespace comarca {

std::string summary_text(const RunSummary& summary, const Summarised& of, const std::string& place) {
  const Language language = of.language;
  return fmt::format(
      fmt::runtime(in(language, "{}: {}, {}, {}, {:.1f} km²; {} y {} en un punto\nproducto: {}",
                      "{}: {}, {}, {}, {:.1f} km2; {} and {} at a point\nproduct: {}")),
      of.name,
      counted(summary.municipalities, in(language, "municipio", "municipality"),
              in(language, "municipios", "municipalities")),
      counted(summary.subregions, in(language, "subregión", "subregion"), in(language, "subregiones", "subregions")),
      counted(summary.departments, in(language, "departamento", "department"),
              in(language, "departamentos", "departments")),
      summary.area_km2,
      counted(summary.borders, in(language, "frontera", "border"), in(language, "fronteras", "borders")),
      counted(summary.point_contacts, in(language, "contacto", "contact"), in(language, "contactos", "contacts")),
      place);
}

std::string summary_json(const RunSummary& summary, const Summarised& of, const std::string& place) {
  nlohmann::ordered_json root;
  root["project"] = of.name;
  if (!place.empty()) {
    root["product"] = place;
  }
  root["municipalities"] = summary.municipalities;
  root["subregions"] = summary.subregions;
  root["departments"] = summary.departments;
  root["area_km2"] = summary.area_km2;
  root["borders"] = summary.borders;
  root["point_contacts"] = summary.point_contacts;
  root["errors"] = summary.findings.count(Severity::error);
  root["warnings"] = summary.findings.count(Severity::warning);
  root["findings"] = nlohmann::ordered_json::parse(findings_json(summary.findings, of.language));
  return root.dump(2);
}

}  // namespace comarca
