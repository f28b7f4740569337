// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/calibration_report.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/base/counted.hpp"
#include "comarca/base/findings_report.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

double points(const ScoreRow& row) {
  return static_cast<double>(row.hundredths) / 100;
}

std::string households_text(const Calibration& calibration, Language language) {
  const auto number = static_cast<std::size_t>(calibration.households);
  return Text{fmt::format("{}, {} con alguna respuesta desconocida; fuera por no tener ninguna: {}\n",
                          counted(number, "hogar", "hogares"), calibration.incomplete, calibration.unanswering),
              fmt::format("{}, {} with an unknown answer; left out for having none: {}\n",
                          counted(number, "household", "households"), calibration.incomplete, calibration.unanswering)}
      .in(language);
}

std::string component_text(const OptimalScaling& scaling, Language language) {
  const double share_pct = 100 * scaling.share;
  Text text = {fmt::format("componente: autovalor {:.4f}, {:.2f} % de la varianza", scaling.eigenvalue, share_pct),
               fmt::format("component: eigenvalue {:.4f}, {:.2f} % of the variance", scaling.eigenvalue, share_pct)};
  if (scaling.alpha) {
    text.es += fmt::format(", alfa de Cronbach {:.4f}", *scaling.alpha);
    text.en += fmt::format(", Cronbach's alpha {:.4f}", *scaling.alpha);
  }
  text.es += fmt::format(", {}\n", counted(scaling.iterations, "paso", "pasos"));
  text.en += fmt::format(", {}\n", counted(scaling.iterations, "step", "steps"));
  return text.in(language);
}

}  // namespace

std::string calibration_text(const CalibratedIndex& calibrated, Language language) {
  const auto& [index, calibration] = calibrated;
  const Text loading = {"peso en el componente", "loading"};
  std::string text = fmt::format("{}: {}", index.name.in(language), households_text(calibration, language)) +
                     component_text(calibration.scaling, language);
  auto row = calibration.table.rows.begin();
  for (std::size_t i = 0; i < index.grading.variables.size(); ++i) {
    const GradedVariable& variable = index.grading.variables[i];
    text += fmt::format("{} ({} {:.4f})\n", variable.name.in(language), loading.in(language),
                        calibration.scaling.variables[i].loading);
    for (std::size_t k = 0; k < variable.categories.size(); ++k, ++row) {
      text += fmt::format("  {:>6.2f}  {:>9}  {}\n", points(*row), calibration.scaling.variables[i].households[k],
                          variable.categories[k].name.in(language));
    }
  }
  return text;
}

std::string calibration_json(const CalibratedIndex& calibrated, Language language) {
  const auto& [index, calibration] = calibrated;
  const OptimalScaling& scaling = calibration.scaling;
  Json root = {{"index", index.id},
               {"source", calibration.table.source},
               {"households", calibration.households},
               {"incomplete", calibration.incomplete},
               {"unanswering", calibration.unanswering},
               {"eigenvalue", scaling.eigenvalue},
               {"share", scaling.share},
               {"alpha", scaling.alpha ? Json(*scaling.alpha) : Json()},
               {"iterations", scaling.iterations},
               {"converged", scaling.converged}};
  auto row = calibration.table.rows.begin();
  for (std::size_t i = 0; i < index.grading.variables.size(); ++i) {
    Json variable = {{"id", index.grading.variables[i].id}, {"loading", scaling.variables[i].loading}};
    for (std::size_t k = 0; k < scaling.variables[i].households.size(); ++k, ++row) {
      variable["categories"].push_back(
          {{"id", row->category}, {"points", points(*row)}, {"households", scaling.variables[i].households[k]}});
    }
    root["variables"].push_back(std::move(variable));
  }
  root["findings"] = Json::parse(findings_json(calibration.findings, language));
  return root.dump(2) + "\n";
}

namespace {

/// "total: 33 factors, 0.80 to 0.92, in the middle 0.87".
std::string zone_text(const FactorTable& table, Zone zone, Language language) {
  std::vector<double> factors;
  for (const auto& row : table.rows) {
    if (const auto found = row.factors.find(zone); found != row.factors.end()) {
      factors.push_back(found->second.value);
    }
  }
  std::ranges::sort(factors);
  const double least = factors.front();
  const double most = factors.back();
  const double middle = factors[factors.size() / 2];
  return Text{fmt::format("{}: {}, de {:.4f} a {:.4f}, mediana {:.4f}\n", zone_code(zone),
                          counted(factors.size(), "factor", "factores"), least, most, middle),
              fmt::format("{}: {}, {:.4f} to {:.4f}, median {:.4f}\n", zone_code(zone),
                          counted(factors.size(), "factor", "factors"), least, most, middle)}
      .in(language);
}

}  // namespace

std::string factors_text(const FactorTable& table, const std::string& file, Language language) {
  const Text of = {"factores de", "factors of"};
  std::string text = fmt::format("{}: {} '{}' {} ({})\n", table.index.name.in(language), of.in(language),
                                 table.reference, table.period, table.sources);
  for (const auto zone : table.zones) {
    text += zone_text(table, zone, language);
  }
  if (!table.zones.empty()) {
    const Text use = {"\nPara usarlos (en 'period', el año de los datos que se calibran):\n",
                      "\nTo use them ('period' is the year of the data to be calibrated):\n"};
    text += use.in(language) + factors_section(table, file.empty() ? "factores.csv" : file);
  }
  return text;
}

std::string factors_json(const FactorTable& table, Language language) {
  Json root = {{"index", table.index.id}, {"reference", table.reference},     {"period", table.period},
               {"source", table.sources}, {"level", level_code(table.level)}, {"rows", Json::array()}};
  for (const auto& row : table.rows) {
    Json factors = Json::object();
    for (const auto& [zone, factor] : row.factors) {
      factors[std::string(zone_code(zone))] = {{"factor", factor.value},
                                               {"observed", factor.observed},
                                               {"estimated", factor.estimated},
                                               {"municipalities", factor.units}};
    }
    root["rows"].push_back({{"code", row.code}, {"name", row.name}, {"factors", std::move(factors)}});
  }
  root["findings"] = Json::parse(findings_json(table.findings, language));
  return root.dump(2) + "\n";
}

}  // namespace comarca
