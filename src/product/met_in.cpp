// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/met_in.hpp"

namespace comarca {

Findings met_in(const Layer& layer, const Findings& findings) {
  Findings result;
  for (Finding finding : findings.list()) {
    if (finding.layer.empty()) {
      finding.layer = layer.layer_name();
    }
    result.add(std::move(finding));
  }
  return result;
}

}  // namespace comarca
