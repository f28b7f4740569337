// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/relations.hpp"

#include <algorithm>

namespace comarca {
namespace {

const StyledLayer* layer_of(std::span<const StyledLayer> styled, const std::string& name) {
  const auto found = std::ranges::find_if(styled, [&](const StyledLayer& one) { return one.layer.name == name; });
  return found == styled.end() ? nullptr : &*found;
}

/// "Municipios: Vecinos (A)": by which of two columns a row refers is said where it has two.
Text name_of(const FieldReference& reference, const StyledLayer& child, const StyledLayer& parent) {
  const std::string side = reference.side.empty() ? "" : " (" + reference.side + ")";
  const auto joined = [&](Language language) {
    return parent.style.title.in(language) + ": " + child.style.title.in(language) + side;
  };
  return {joined(Language::spanish), joined(Language::english)};
}

}  // namespace

std::vector<QgisRelation> relations_of(std::span<const StyledLayer> styled) {
  std::vector<QgisRelation> relations;
  for (const StyledLayer& child : styled) {
    for (const FieldSchema& field : child.layer.fields) {
      for (const std::string& name : field.refers_to.layers) {
        if (const StyledLayer* parent = layer_of(styled, name)) {
          relations.push_back({child.layer.name, field.name, name, parent->layer.fields.front().name,
                               name_of(field.refers_to, child, *parent)});
        }
      }
    }
  }
  return relations;
}

}  // namespace comarca
