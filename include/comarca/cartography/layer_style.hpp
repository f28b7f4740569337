// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/cartography/map_content.hpp"
#include "comarca/cartography/palette.hpp"
#include "comarca/catalog/definition.hpp"
#include "comarca/geometry/polygons.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca {

/// What a rule asks of one field of a feature. A field that lists words holds ";one;two;".
struct Condition {
  enum class Kind { is, is_not, from, below, missing, present, lists, lists_not };
  std::string field;
  Kind kind = Kind::is;
  std::vector<std::string> words;     ///< for `is` and `is_not`: any of these texts; for `lists` and `lists_not`: one
  std::optional<double> number = {};  ///< for `is`, `from` (this or more) and `below`
};

/// What a list that names the word of a condition holds: ";word;".
[[nodiscard]] inline std::string listed(const Condition& condition) {
  return ";" + condition.words.front() + ";";
}

/// How features are drawn for which all conditions hold. The rules of a style exclude each other.
struct StyleRule {
  Text label;
  std::vector<Condition> conditions;  ///< none: every feature
  bool otherwise = false;             ///< what no other rule draws
  std::optional<Fill> fill = {};      ///< of polygons and points
  double opacity = 1;
  Stroke stroke;
  double size_mm = 2;            ///< diameter of a point
  std::string shape = "circle";  ///< circle, square, triangle, diamond, cross
};

struct StyleLabel {
  std::string field;
  double size_pt = 8;
  Color color = {34, 34, 34};
  double largest_scale = 0;  ///< shown only nearer than 1 : this; 0 is always
};

/// How one layer is drawn: the model from which QML, SLD and MapLibre styles are written, all saying the same.
struct StyleModel {
  std::string layer;
  Text title;
  std::string theme;  ///< group of the layer tree
  GeometryKind geometry = GeometryKind::polygon;
  std::vector<StyleRule> rules;
  std::optional<StyleLabel> label;
  bool shown = true;  ///< switched on when a project opens
};

/// A style file: a model, or the recipe for one whose rules depend on the values.
struct StyleFile {
  StyleModel model;
  std::string class_field;                      ///< rules by class of this field; empty: the rules stand in the file
  std::vector<std::string> class_choices = {};  ///< the first that a layer has is its class_field; "*" is any figure
  ClassSpec classes;
  std::string category_field;  ///< rules by value of this field
  std::string palette;
  std::optional<double> middle;
  std::string withheld_field;  ///< lists the figures of the feature that are withheld
  Origin origin = Origin::installed;
};

/// The style files, in the order of their `order`.
struct StyleFiles {
  std::vector<StyleFile> list;

  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static StyleFiles read(const Catalog& catalog);
};

/// What a layer holds in a field, for rules that depend on it.
struct FieldValues {
  std::vector<double> numbers;
  std::vector<std::string> texts;
};
using ValuesOf = std::function<FieldValues(const std::string& layer, const std::string& field)>;

/// The model of a file, its rules made from the values when it asks for that.
[[nodiscard]] StyleModel resolve_style(const StyleFile& file, const Palettes& palettes, const ValuesOf& values);

/// What a feature holds in a field; empty where it holds nothing.
using FieldText = std::function<std::string(const std::string& field)>;

/// The index of the rule that draws a feature, as QGIS and every other reader of the style would choose; nothing when
/// no rule does.
[[nodiscard]] std::optional<std::size_t> rule_for(const StyleModel& style, const FieldText& text_of);

/// A style for a numeric field by class, with its "sin dato" and "retenido": the field is empty, and named in the field
/// that lists what is withheld. Without such a field nothing is withheld.
[[nodiscard]] std::vector<StyleRule> class_rules(const std::string& field, const std::string& withheld_field,
                                                 const Classes& classes, std::span<const Fill> fills);

/// Aliases of the fields go into the QML.
[[nodiscard]] std::string to_qml(const StyleModel& style, std::span<const FieldSchema> fields, Language language);
/// Styled Layer Descriptor 1.1.
[[nodiscard]] std::string to_sld(const StyleModel& style, Language language);
/// Style layers for MapLibre (JSON array), on features of a source and, for vector tiles, a source layer.
[[nodiscard]] std::string to_maplibre(const StyleModel& style, const std::string& source, Language language);

/// A layer of a product with its style.
struct StyledLayer {
  StyleModel style;
  LayerSchema layer;
};

/// The layers for which there is a style file, in the order of the files. The name in a file may end in "*". What the
/// user draws in a way of their own is drawn in no other.
[[nodiscard]] std::vector<StyledLayer> styled_layers(const Catalog& catalog, std::span<const LayerSchema> layers,
                                                     const ValuesOf& values);

/// The rows of layer_styles for the layers of a product.
[[nodiscard]] std::vector<LayerStyle> product_styles(std::span<const StyledLayer> styled, Language language);

/// How a web map of a product opens.
struct WebMap {
  std::string title;
  std::string folder;  ///< of the layers as GeoJSON, seen from the style; ends in '/', empty when they lie beside it
  Box lonlat;          ///< what it shows first
  Language language = Language::spanish;
};

/// A whole MapLibre style (JSON): a source and the style layers of every layer with a geometry.
[[nodiscard]] std::string maplibre_document(std::span<const StyledLayer> styled, const WebMap& map);

}  // namespace comarca
