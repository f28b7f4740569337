// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/run_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/base/counted.hpp"
#include "comarca/base/findings_report.hpp"

namespace comarca {

std::string summary_text(const RunSummary& summary, const Project& project, const std::string& place) {
  if (project.language == Language::spanish) {
    return fmt::format("{}: {}, {}, {}, {:.1f} km²; {} y {} en un punto\nproducto: {}", project.name,
                       counted(summary.municipalities, "municipio", "municipios"),
                       counted(summary.subregions, "subregión", "subregiones"),
                       counted(summary.departments, "departamento", "departamentos"), summary.area_km2,
                       counted(summary.borders, "frontera", "fronteras"),
                       counted(summary.point_contacts, "contacto", "contactos"), place);
  }
  return fmt::format("{}: {}, {}, {}, {:.1f} km2; {} and {} at a point\nproduct: {}", project.name,
                     counted(summary.municipalities, "municipality", "municipalities"),
                     counted(summary.subregions, "subregion", "subregions"),
                     counted(summary.departments, "department", "departments"), summary.area_km2,
                     counted(summary.borders, "border", "borders"),
                     counted(summary.point_contacts, "contact", "contacts"), place);
}

std::string summary_json(const RunSummary& summary, const Project& project, const std::string& place) {
  nlohmann::ordered_json root;
  root["project"] = project.name;
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
  root["findings"] = nlohmann::ordered_json::parse(findings_json(summary.findings, project.language));
  return root.dump(2);
}

}  // namespace comarca
