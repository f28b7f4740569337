// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/findings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

namespace comarca {

const Text& severity_name(Severity severity) noexcept {
  static const std::array<Text, 3> kNames = {{{"información", "info"}, {"advertencia", "warning"}, {"error", "error"}}};
  return kNames[static_cast<std::size_t>(severity)];
}

void Findings::append(Findings other) {
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
}

std::size_t Findings::count(Severity severity) const noexcept {
  return static_cast<std::size_t>(
      std::ranges::count_if(list_, [severity](const Finding& finding) { return finding.severity == severity; }));
}

void Findings::leave_out_folder(const std::string& folder) {
  const std::string prefix = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  for (Finding& finding : list_) {
    if (!prefix.empty() && finding.where.starts_with(prefix)) {
      finding.where.erase(0, prefix.size());
    }
  }
}

void Findings::sort() {
  std::ranges::stable_sort(list_, [](const Finding& a, const Finding& b) {
    return std::forward_as_tuple(b.severity, a.code, a.layer, a.unit, a.where) <
           std::forward_as_tuple(a.severity, b.code, b.layer, b.unit, b.where);
  });
}

}  // namespace comarca
