// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/contract.hpp"

namespace comarca {

std::vector<const Layer*> Contract::layers() const {
  return {&municipalities, &subregions,           &departments,    &borders,        &neighbours,    &data,
          &indicators,     &indicator_dictionary, &land,           &land_areas,     &articulation,  &border_agreement,
          &continuity,     &continuity_summary,   &land_exposures, &land_account,   &land_balances, &land_population,
          &schemes,        &scheme_members,       &scheme_rules,   &scheme_figures, &findings,      &finding_zones,
          &inputs};
}

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
