// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "comarca/base/findings_report.hpp"

namespace comarca {

std::string findings_json(const Findings& findings, Language language) {
  auto list = nlohmann::ordered_json::array();
  Findings ordered = findings;
  ordered.sort();
  for (const auto& finding : ordered.list()) {
    nlohmann::ordered_json item;
    item["severity"] = severity_name(finding.severity).en;
    item["code"] = finding.code;
    item["layer"] = finding.layer;
    item["unit"] = finding.unit;
    item["where"] = finding.where;
    item["what"] = finding.what.in(language);
    item["remedy"] = finding.remedy.in(language);
    list.push_back(std::move(item));
  }
  return list.dump();
}

}  // namespace comarca
