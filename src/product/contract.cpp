// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/contract.hpp"

namespace comarca {

const Contract& contract() {
  static const Contract kContract;
  return kContract;
}

std::string layers_markdown(const std::vector<const Layer*>& layers, Language language) {
  std::vector<LayerSchema> schemas;
  for (const Layer* layer : layers) {
    schemas.push_back(layer->schema());
  }
  return schema_markdown(schemas, language);
}

}  // namespace comarca
