// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/relations.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace comarca {
namespace {

/// Rows of a field that hold the key of a feature of another layer.
struct Link {
  std::string_view field;
  std::string_view parent;
  std::string_view key;
  std::string_view with = {};  ///< only of layers that have this field as well
};
constexpr std::array<Link, 13> kLinks = {{{"subregion", "subregiones", "codigo"},
                                          {"departamento", "departamentos", "codigo"},
                                          {"codigo", "municipios", "codigo"},
                                          {"codigo", "subregiones", "codigo", "nivel"},
                                          {"codigo", "departamentos", "codigo", "nivel"},
                                          {"codigo", "esquemas", "esquema", "suelo"},
                                          {"codigo_a", "municipios", "codigo"},
                                          {"codigo_a", "esquemas", "esquema", "nivel"},
                                          {"codigo_b", "municipios", "codigo"},
                                          {"unidad", "municipios", "codigo", "gravedad"},
                                          {"unidad", "subregiones", "codigo", "gravedad"},
                                          {"unidad", "departamentos", "codigo", "gravedad"},
                                          {"esquema", "esquemas", "esquema"}}};

const StyledLayer* layer_of(std::span<const StyledLayer> styled, std::string_view name) {
  const auto found = std::ranges::find_if(styled, [&](const StyledLayer& one) { return one.layer.name == name; });
  return found == styled.end() ? nullptr : &*found;
}

bool has_field(const LayerSchema& layer, std::string_view name) {
  return std::ranges::find(layer.fields, name, &FieldSchema::name) != layer.fields.end();
}

/// Units are no rows of other units, but by the field that says so; a wide layer repeats its units.
bool repeats_units(const LayerSchema& layer, std::string_view field) {
  const bool units = layer.name == "municipios" || layer.name == "subregiones" || layer.name == "departamentos";
  const bool wide = layer.name.starts_with("indicadores_");
  return field == "codigo" && (units || (wide && layer.name != "indicadores_municipio"));
}

bool links(const Link& link, const LayerSchema& layer) {
  return layer.name != link.parent && has_field(layer, link.field) && !repeats_units(layer, link.field) &&
         (link.with.empty() || has_field(layer, link.with));
}

/// "Vecinos", and by which of the two codes when a row has two.
Text name_of(const Link& link, const StyledLayer& child, const StyledLayer& parent) {
  const std::string side = link.field == "codigo_a" ? " (A)" : link.field == "codigo_b" ? " (B)" : "";
  const auto joined = [&](Language language) {
    return parent.style.title.in(language) + ": " + child.style.title.in(language) + side;
  };
  return {joined(Language::spanish), joined(Language::english)};
}

}  // namespace

std::vector<QgisRelation> relations_of(std::span<const StyledLayer> styled) {
  std::vector<QgisRelation> relations;
  for (const Link& link : kLinks) {
    const StyledLayer* const parent = layer_of(styled, link.parent);
    for (const StyledLayer& child : styled) {
      if (parent != nullptr && links(link, child.layer)) {
        relations.push_back({child.layer.name, std::string(link.field), parent->layer.name, std::string(link.key),
                             name_of(link, child, *parent)});
      }
    }
  }
  return relations;
}

}  // namespace comarca
