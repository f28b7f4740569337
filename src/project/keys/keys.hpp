// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/project/borders_section.hpp"
#include "comarca/project/boundaries_section.hpp"
#include "comarca/project/indicators_section.hpp"
#include "comarca/project/landuse_section.hpp"
#include "comarca/project/subregions_section.hpp"
#include "comarca/project/table_section.hpp"

namespace comarca {

/// Which column is what: role -> column.
using ColumnNames = std::map<std::string, std::string>;

[[nodiscard]] const SectionKeys<BoundariesSection>& boundaries_keys();
[[nodiscard]] const SectionKeys<SubregionsSection>& subregions_keys();
[[nodiscard]] const SectionKeys<TableSection>& table_keys();
[[nodiscard]] const SectionKeys<BordersSection>& borders_keys();
[[nodiscard]] const SectionKeys<LanduseSection>& landuse_keys();
[[nodiscard]] const SectionKeys<IndicatorsSection>& indicators_keys();
[[nodiscard]] const SectionKeys<MicrodataSection>& microdata_keys();
[[nodiscard]] const SectionKeys<CompositeRule>& composite_keys();

/// The entry of a column by its role.
[[nodiscard]] Key<ColumnNames> column_key(const std::string& role);
/// The columns that tell the municipalities of a file apart, then more, with the rule that a local code stands beside
/// the code of its department.
[[nodiscard]] SectionKeys<ColumnNames> unit_columns(std::vector<Key<ColumnNames>> more);

// What every section that names a file says of it.

template <class S>
[[nodiscard]] Key<S> layer_key() {
  return key("layer", &S::layer)
      .alias("capa")
      .says("Capa que se lee; si falta, la primera con polígonos",
            "Layer to read; the first with polygons when absent");
}
template <class S>
[[nodiscard]] Key<S> crs_key() {
  return key("crs", &S::crs)
      .type(KeyType::crs)
      .alias("sistema")
      .says("Sistema de coordenadas del archivo, si no lo dice o lo dice mal",
            "CRS of the file, when it carries none or a wrong one");
}
template <class S>
[[nodiscard]] Key<S> encoding_key() {
  return key("encoding", &S::encoding)
      .alias("codificacion")
      .says("Codificación de sus textos, si no la dice", "Encoding of its texts, when it does not say");
}
template <class S>
[[nodiscard]] Key<S> citation_key() {
  return key("citation", &S::citation)
      .alias("cita")
      .says("Cómo citar este archivo, en vez de lo que dice su fuente",
            "How to cite this very file, instead of what its source says");
}

}  // namespace comarca
