// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/product/contract.hpp"

namespace comarca {
namespace {

/// The declared layers that a style is for; the name in a style may end in "*".
std::vector<const Layer*> layers_of(const StyleFile& file) {
  std::vector<const Layer*> known = contract().layers();
  known.insert(known.end(),
               {&contract().municipality_figures, &contract().subregion_figures, &contract().department_figures});
  const std::string& name = file.model.layer;
  const bool any = name.ends_with("*");
  std::erase_if(known, [&](const Layer* layer) {
    return any ? !layer->layer_name().starts_with(name.substr(0, name.size() - 1)) : layer->layer_name() != name;
  });
  return known;
}

/// The columns that a style names; those of figures follow from the data.
std::set<std::string> fields_of(const StyleFile& file) {
  std::set<std::string> fields = {file.withheld_field, file.category_field};
  if (file.class_choices.empty()) {
    fields.insert(file.class_field);
  }
  for (const StyleRule& rule : file.model.rules) {
    for (const Condition& condition : rule.conditions) {
      fields.insert(condition.field);
    }
  }
  if (file.model.label) {
    fields.insert(file.model.label->field);
  }
  fields.erase("");
  return fields;
}

TEST(Styles, every_layer_and_column_that_a_style_names_is_in_the_contract) {
  const Catalog catalog{COMARCA_SOURCE_DIR};
  const auto& files = catalog.get<StyleFiles>().list;
  ASSERT_FALSE(files.empty());
  for (const StyleFile& file : files) {
    const auto layers = layers_of(file);
    EXPECT_FALSE(layers.empty()) << file.model.layer;
    for (const Layer* layer : layers) {
      for (const std::string& field : fields_of(file)) {
        EXPECT_NE(std::ranges::find(layer->schema().fields, field, &FieldSchema::name), layer->schema().fields.end())
            << "the style of '" << file.model.layer << "' names the column '" << field << "'";
      }
    }
  }
}

TEST(Styles, every_layer_that_people_open_has_a_style) {
  const Catalog catalog{COMARCA_SOURCE_DIR};
  std::set<const Layer*> styled;
  for (const StyleFile& file : catalog.get<StyleFiles>().list) {
    const auto layers = layers_of(file);
    styled.insert(layers.begin(), layers.end());
  }
  for (const Layer* layer : contract().layers()) {
    EXPECT_NE(styled.contains(layer), layer->schema().is_support) << layer->layer_name();
  }
}

}  // namespace
}  // namespace comarca
