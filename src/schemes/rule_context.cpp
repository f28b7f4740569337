// SPDX-License-Identifier: Apache-2.0
#include "schemes/rule_context.hpp"

#include <fmt/format.h>

namespace comarca {
namespace {
constexpr std::size_t kMostNamed = 12;
}

std::string label(const SchemeUnit& unit) {
  return unit.name.empty() ? unit.code : fmt::format("{} ({})", unit.name, unit.code);
}

std::string labels(const SchemeMap& map, const std::vector<std::uint32_t>& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size() && i < kMostNamed; ++i) {
    text += (i == 0 ? "" : ", ") + label(map.unit(units[i]));
  }
  return units.size() > kMostNamed ? fmt::format("{} + {}", text, units.size() - kMostNamed) : text;
}

std::string labels(const SchemeMap& map, const std::vector<std::string>& codes) {
  std::vector<std::uint32_t> units;
  for (const std::string& code : codes) {
    if (const auto unit = map.find(code)) {
      units.push_back(*unit);
    }
  }
  return labels(map, units);
}

std::string every_label(const SchemeMap& map, const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) {
    const auto unit = map.find(code);
    text += (text.empty() ? "" : ", ") + (unit ? label(map.unit(*unit)) : code);
  }
  return text;
}

BorderEvidence border_evidence(const SchemeMap& map, const Border& border) {
  BorderEvidence evidence{map.unit(border.a).code, map.unit(border.b).code,    border.kind,
                          border.length_m,         border.evidence.confidence, {}};
  if (border.declared) {
    evidence.reason = border.link_reason.empty() ? "declarado en el proyecto" : border.link_reason;
    evidence.kind = border.kind == BorderKind::line ? BorderKind::line : BorderKind::declared;
  }
  return evidence;
}

}  // namespace comarca
