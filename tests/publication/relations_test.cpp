// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/relations.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "comarca/product/contract.hpp"

namespace comarca {
namespace {

StyledLayer styled(const Layer& layer) {
  StyledLayer result;
  result.layer = layer.schema();
  result.style.title = {layer.layer_name(), layer.layer_name()};
  return result;
}

/// A product without subregions.
std::vector<StyledLayer> layers() {
  const Contract& of = contract();
  return {styled(of.municipalities), styled(of.departments),       styled(of.figures),
          styled(of.land_areas),     styled(of.articulation),      styled(of.border_agreement),
          styled(of.schemes),        styled(of.scheme_members),    styled(of.scheme_rules),
          styled(of.findings),       styled(of.department_figures)};
}

bool related(const std::string& child, const std::string& field, const std::string& parent) {
  const auto known = layers();
  return std::ranges::any_of(relations_of(known), [&](const QgisRelation& one) {
    return one.layer == child && one.field == field && one.parent_layer == parent;
  });
}

TEST(Relations, rows_belong_to_the_units_and_schemes_that_their_fields_name) {
  EXPECT_TRUE(related("cifras", "codigo", "municipios"));
  EXPECT_TRUE(related("cifras", "codigo", "departamentos"));
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
  EXPECT_FALSE(related("cifras", "unidad", "municipios"));
  EXPECT_FALSE(related("municipios", "subregion", "subregiones")) << "the product has no subregions";
  EXPECT_FALSE(related("departamentos", "codigo", "municipios"));
  EXPECT_FALSE(related("municipios", "codigo", "municipios"));
  EXPECT_FALSE(related("indicadores_departamento", "codigo", "departamentos")) << "it repeats the departments";
}

}  // namespace
}  // namespace comarca
