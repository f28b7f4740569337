// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/cartography/theme.hpp"

namespace comarca {
namespace {

constexpr const char* kWithheld = "retenido";
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
  const auto colors = palette.colors(values.size());
  std::vector<StyleRule> rules;
  for (std::size_t i = 0; i < values.size(); ++i) {
    rules.push_back(
        filled({values[i], values[i]}, {{field, Condition::Kind::is, {values[i]}}}, {colors[i], Hatch::none, {}}));
  }
  rules.push_back(filled({"Sin dato", "No data"}, {{field, Condition::Kind::missing, {}}}, missing_fill()));
  return rules;
}

}  // namespace

std::vector<StyleRule> class_rules(const std::string& field, const std::string& status_field, const Classes& classes,
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
    if (!status_field.empty()) {
      conditions.push_back({status_field, Kind::is_not, {kWithheld}});
    }
    rules.push_back(filled({classes.label(i - 1, Language::spanish), classes.label(i - 1, Language::english)},
                           std::move(conditions), fills[i - 1]));
  }
  std::vector<Condition> missing = {{field, Kind::missing, {}}};
  if (!status_field.empty()) {
    missing.push_back({status_field, Kind::is_not, {kWithheld}});
  }
  rules.push_back(filled({"Sin dato", "No data"}, std::move(missing), missing_fill()));
  // Without a status field nothing is withheld, but the class is there all the same: a legend that never changes.
  Condition withheld{status_field.empty() ? field : status_field, Kind::is, {kWithheld}};
  rules.push_back(filled({"Retenido", "Withheld"}, {std::move(withheld)}, withheld_fill()));
  return rules;
}

StyleModel resolve_style(const StyleFile& file, const Palettes& palettes, const ValuesOf& values) {
  StyleModel model = file.model;
  if (!file.class_field.empty()) {
    const auto classes = make_classes(values(model.layer, file.class_field).numbers, file.classes);
    const auto fills = class_fills(classes, palettes.find(file.palette), file.middle);
    model.rules = class_rules(file.class_field, file.status_field, classes, fills);
  }
  if (!file.category_field.empty()) {
    model.rules = category_rules(file.category_field, values(model.layer, file.category_field).texts,
                                 palettes.find(file.palette));
  }
  return model;
}

std::vector<LayerStyle> product_styles(const std::filesystem::path& styles_folder, std::span<const LayerSchema> layers,
                                       const ValuesOf& values, Language language) {
  const auto palettes = Palettes::read(styles_folder);
  std::vector<LayerStyle> styles;
  for (const auto& file : read_style_files(styles_folder)) {
    const auto layer = std::ranges::find(layers, file.model.layer, &LayerSchema::name);
    if (layer != layers.end()) {
      const StyleModel model = resolve_style(file, palettes, values);
      styles.push_back({model.layer, model.title.in(language), to_qml(model, layer->fields, language),
                        to_sld(model, language), layer->description.in(language)});
    }
  }
  return styles;
}

}  // namespace comarca
