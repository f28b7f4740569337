// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/relations.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace comarca {
namespace {

StyledLayer layer(const std::string& name, const std::vector<std::string>& fields) {
  StyledLayer styled;
  styled.layer.name = name;
  styled.style.title = {name, name};
  for (const auto& field : fields) {
    styled.layer.fields.push_back({field, FieldType::text, {}, {}, {}});
  }
  return styled;
}

const std::vector<StyledLayer> kLayers = {
    layer("municipios", {"codigo", "nombre", "subregion", "departamento"}),
    layer("departamentos", {"codigo", "nombre"}),
    layer("indicadores", {"nivel", "codigo", "indicador", "unidad", "valor"}),
    layer("suelo_area", {"nivel", "codigo", "suelo", "area_ha"}),
    layer("articulacion", {"codigo_a", "codigo_b"}),
    layer("articulacion_resumen", {"nivel", "codigo_a", "codigo_b"}),
    layer("esquemas", {"esquema", "nombre"}),
    layer("esquema_miembros", {"esquema", "codigo"}),
    layer("esquema_reglas", {"esquema", "regla"}),
    layer("hallazgos", {"gravedad", "unidad"}),
};

bool related(const std::string& child, const std::string& field, const std::string& parent) {
  return std::ranges::any_of(relations_of(kLayers), [&](const QgisRelation& one) {
    return one.layer == child && one.field == field && one.parent_layer == parent;
  });
}

TEST(Relations, rows_belong_to_the_units_and_schemes_that_their_fields_name) {
  EXPECT_TRUE(related("indicadores", "codigo", "municipios"));
  EXPECT_TRUE(related("indicadores", "codigo", "departamentos"));
  EXPECT_TRUE(related("suelo_area", "codigo", "municipios"));
  EXPECT_TRUE(related("suelo_area", "codigo", "esquemas"));
  EXPECT_TRUE(related("articulacion", "codigo_a", "municipios"));
  EXPECT_TRUE(related("articulacion", "codigo_b", "municipios"));
  EXPECT_TRUE(related("articulacion_resumen", "codigo_a", "municipios"));
  EXPECT_TRUE(related("esquema_miembros", "esquema", "esquemas"));
  EXPECT_TRUE(related("esquema_miembros", "codigo", "municipios"));
  EXPECT_TRUE(related("esquema_reglas", "esquema", "esquemas"));
  EXPECT_TRUE(related("hallazgos", "unidad", "municipios"));
}

TEST(Relations, a_unit_of_measure_is_no_unit_and_what_is_not_there_has_no_rows) {
  EXPECT_FALSE(related("indicadores", "unidad", "municipios"));
  EXPECT_FALSE(related("municipios", "subregion", "subregiones")) << "the product has no subregions";
  EXPECT_FALSE(related("departamentos", "codigo", "municipios"));
  EXPECT_FALSE(related("municipios", "codigo", "municipios"));
}

}  // namespace
}  // namespace comarca
