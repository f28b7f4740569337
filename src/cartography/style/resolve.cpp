// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/cartography/theme.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

constexpr Stroke kOutline = {{70, 70, 70}, 0.12, {}};

StyleRule filled(Text label, std::vector<Condition> conditions, const Fill& fill) {
  StyleRule rule;
  rule.label = std::move(label);
  rule.conditions = std::move(conditions);
  rule.fill = fill;
  rule.stroke = kOutline;
  return rule;
}

std::vector<StyleRule> category_rules(const std::string& field, std::vector<std::string> values,
                                      const Palette& palette) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
  const auto fills = category_fills(palette, values.size());
  std::vector<StyleRule> rules;
  for (std::size_t i = 0; i < values.size(); ++i) {
    rules.push_back(filled({values[i], values[i]}, {{field, Condition::Kind::is, {values[i]}}}, fills[i]));
  }
  rules.push_back(filled({"Sin dato", "No data"}, {{field, Condition::Kind::missing, {}}}, missing_fill()));
  return rules;
}

/// "indicadores_*" is for every layer whose name begins so.
bool is_for(const StyleFile& file, const LayerSchema& layer) {
  const std::string& name = file.model.layer;
  return name.ends_with('*') ? layer.name.starts_with(name.substr(0, name.size() - 1)) : layer.name == name;
}

/// The field of a layer that a class field stands for: "*" is the first figure that the layer has.
const FieldSchema* chosen_field(const std::vector<std::string>& choices, const LayerSchema& layer) {
  for (const std::string& choice : choices) {
    const auto found = std::ranges::find_if(layer.fields, [&](const FieldSchema& field) {
      return choice == "*" ? field.type == FieldType::real : field.name == choice;
    });
    if (found != layer.fields.end()) {
      return &*found;
    }
  }
  return nullptr;
}

/// The file for one layer.
bool has_own_style(const std::vector<StyleFile>& files, const LayerSchema& layer) {
  return std::ranges::any_of(files,
                             [&](const StyleFile& file) { return file.origin == Origin::own && is_for(file, layer); });
}

StyleFile fitted(StyleFile file, const LayerSchema& layer) {
  if (file.model.layer != layer.name) {
    file.model.layer = layer.name;
    file.model.title = layer.title;
  }
  if (!file.class_choices.empty()) {
    const FieldSchema* const figure = chosen_field(file.class_choices, layer);
    file.class_field = figure == nullptr ? std::string() : figure->name;
    if (figure != nullptr) {
      const std::string unit = figure->unit.empty() ? "" : " (" + figure->unit + ")";
      file.model.title = {file.model.title.es + ": " + figure->alias.es + unit,
                          file.model.title.en + ": " + figure->alias.en + unit};
    }
  }
  return file;
}

}  // namespace

std::vector<StyleRule> class_rules(const std::string& field, const std::string& withheld_field, const Classes& classes,
                                   std::span<const Fill> fills) {
  using Kind = Condition::Kind;
  std::vector<StyleRule> rules;
  for (std::size_t i = classes.size(); i > 0; --i) {
    std::vector<Condition> conditions;
    if (i > 1) {
      conditions.push_back({field, Kind::from, {}, classes.breaks[i - 2]});
    }
    if (i < classes.size()) {
      conditions.push_back({field, Kind::below, {}, classes.breaks[i - 1]});
    }
    if (conditions.empty()) {
      conditions.push_back({field, Kind::present, {}});
    }
    rules.push_back(filled({classes.label(i - 1, Language::spanish), classes.label(i - 1, Language::english)},
                           std::move(conditions), fills[i - 1]));
  }
  std::vector<Condition> missing = {{field, Kind::missing, {}}};
  if (!withheld_field.empty()) {
    missing.push_back({withheld_field, Kind::lists_not, {field}});
  }
  rules.push_back(filled({"Sin dato", "No data"}, std::move(missing), missing_fill()));
  if (!withheld_field.empty()) {
    rules.push_back(filled({"Retenido", "Withheld"},
                           {{field, Kind::missing, {}}, {withheld_field, Kind::lists, {field}}}, withheld_fill()));
  }
  return rules;
}

StyleModel resolve_style(const StyleFile& file, const Palettes& palettes, const ValuesOf& values) {
  StyleModel model = file.model;
  if (!file.class_field.empty()) {
    ClassSpec spec = file.classes;
    spec.middle = file.middle;
    const auto classes = make_classes(values(model.layer, file.class_field).numbers, spec);
    const auto fills = class_fills(classes, palettes.find(file.palette), file.middle);
    model.rules = class_rules(file.class_field, file.withheld_field, classes, fills);
  }
  if (!file.category_field.empty()) {
    model.rules = category_rules(file.category_field, values(model.layer, file.category_field).texts,
                                 palettes.find(file.palette));
  }
  return model;
}

std::vector<StyledLayer> styled_layers(const Catalog& catalog, std::span<const LayerSchema> layers,
                                       const ValuesOf& values) {
  const auto& palettes = catalog.get<Palettes>();
  const auto& files = catalog.get<StyleFiles>().list;
  std::vector<StyledLayer> styled;
  for (const auto& file : files) {
    for (const auto& layer : layers) {
      if (is_for(file, layer) && (file.origin == Origin::own || !has_own_style(files, layer))) {
        styled.push_back({resolve_style(fitted(file, layer), palettes, values), layer});
      }
    }
  }
  return styled;
}

std::vector<LayerStyle> product_styles(std::span<const StyledLayer> styled, Language language) {
  std::vector<LayerStyle> styles;
  for (const auto& [model, layer] : styled) {
    styles.push_back({layer.name, model.title.in(language), to_qml(model, layer.fields, language),
                      to_sld(model, language), layer.description.in(language)});
  }
  return styles;
}

}  // namespace comarca
