// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cartography/color/hex.hpp"
#include "comarca/base/error.hpp"
#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

const std::vector<std::string> kShapes = {"circle", "square", "triangle", "diamond", "cross"};

const std::map<std::string, Hatch> kHatches = {{"none", Hatch::none},   {"lines", Hatch::lines},
                                               {"dots", Hatch::dots},   {"falling", Hatch::falling},
                                               {"level", Hatch::level}, {"cross", Hatch::cross}};

Condition read_condition(const Table& table) {
  Condition condition;
  condition.field = table.required("field").text();
  using Kind = Condition::Kind;
  if (const auto is = table.optional("is")) {
    condition.kind = Kind::is;
    if (is->is_number()) {
      condition.number = is->number();
    } else {
      condition.words = is->texts();
    }
  } else if (const auto is_not = table.optional("is_not")) {
    condition.kind = Kind::is_not;
    condition.words = is_not->texts();
  } else if (const auto from = table.optional("from")) {
    condition.kind = Kind::from;
    condition.number = from->number();
  } else if (const auto below = table.optional("below")) {
    condition.kind = Kind::below;
    condition.number = below->number();
  } else if (const auto missing = table.optional("missing")) {
    condition.kind = missing->boolean() ? Kind::missing : Kind::present;
  } else {
    throw table.error("the condition tests nothing", "Give one of: is, is_not, from, below, missing.");
  }
  table.finish();
  return condition;
}

Stroke read_stroke(const Table& table) {
  Stroke stroke;
  stroke.color = read_color(table.required("color"));
  stroke.width_mm = table.number_or("width_mm", 0.2);
  if (const auto dash = table.optional("dash_mm")) {
    for (const auto& value : dash->array()) {
      stroke.dash_mm.push_back(value.number());
    }
  }
  table.finish();
  return stroke;
}

Fill read_fill(const Table& table, double& opacity) {
  Fill fill;
  fill.color = read_color(table.required("color"));
  opacity = table.number_or("opacity", 1);
  if (const auto hatch = table.optional("hatch")) {
    fill.hatch = kHatches.at(hatch->one_of({"none", "lines", "dots", "falling", "level", "cross"}));
  }
  if (const auto color = table.optional("hatch_color")) {
    fill.hatch_color = read_color(*color);
  }
  table.finish();
  return fill;
}

StyleRule read_rule(const Table& table) {
  StyleRule rule;
  rule.label = table.bilingual_or("label", {});
  for (const auto& condition : table.tables("when")) {
    rule.conditions.push_back(read_condition(condition));
  }
  rule.otherwise = table.boolean_or("otherwise", false);
  rule.stroke.width_mm = 0;
  if (const auto fill = table.optional("fill")) {
    rule.fill = read_fill(fill->table(), rule.opacity);
  }
  if (const auto line = table.optional("line")) {
    rule.stroke = read_stroke(line->table());
  }
  rule.size_mm = table.number_or("size_mm", 2);
  if (const auto shape = table.optional("shape")) {
    rule.shape = shape->one_of(kShapes);
  }
  if (!rule.fill && rule.stroke.width_mm <= 0) {
    throw table.error("the rule draws nothing", "Give it a fill, a line, or both.");
  }
  table.finish();
  return rule;
}

StyleLabel read_label(const Table& table) {
  StyleLabel label;
  label.field = table.required("field").text();
  label.size_pt = table.number_or("size_pt", 8);
  label.largest_scale = table.number_or("nearer_than", 0);
  if (const auto color = table.optional("color")) {
    label.color = read_color(*color);
  }
  table.finish();
  return label;
}

void read_classes(const Table& table, const Catalog& catalog, StyleFile& file) {
  if (const auto choices = table.optional("first_of")) {
    file.class_choices = choices->texts();
    file.class_field = "*";
  } else {
    file.class_field = table.required("field").text();
  }
  file.withheld_field = table.text_or("withheld_field", "");
  file.palette = table.required("palette").text();
  if (const auto published = table.optional("published")) {
    file.classes = catalog.get<PublishedClasses>().get(published->text(), published->where());
  } else {
    file.classes.method = class_method(table.required("method").one_of(class_method_names()));
    file.classes.count = static_cast<std::size_t>(table.integer_or("count", 5));
  }
  if (const auto middle = table.optional("middle")) {
    file.middle = middle->number();
  }
  table.finish();
}

struct Ordered {
  std::int64_t order = 0;
  std::string name;
  StyleFile file;
};

Ordered read_style(const Definition& definition, const Catalog& catalog) {
  static const std::map<std::string, GeometryKind> kGeometries = {{"polygon", GeometryKind::polygon},
                                                                  {"line", GeometryKind::line},
                                                                  {"point", GeometryKind::point},
                                                                  {"none", GeometryKind::none}};
  const Table root = definition.document.root();
  StyleFile file;
  file.origin = definition.file.origin;
  StyleModel& model = file.model;
  model.layer = root.required("layer").text();
  model.title = root.required("title").bilingual();
  model.theme = root.required("theme").one_of({"resultados", "territorio", "suelo", "calidad", "tablas"});
  model.geometry = kGeometries.at(root.required("geometry").one_of({"polygon", "line", "point", "none"}));
  model.shown = root.boolean_or("shown", true);
  for (const auto& rule : root.tables("rule")) {
    model.rules.push_back(read_rule(rule));
  }
  if (const auto label = root.optional("label")) {
    model.label = read_label(label->table());
  }
  if (const auto classes = root.optional("classes")) {
    read_classes(classes->table(), catalog, file);
  }
  if (const auto categories = root.optional("categories")) {
    const Table table = categories->table();
    file.category_field = table.required("field").text();
    file.palette = table.required("palette").text();
    table.finish();
  }
  const auto order = root.required("order").integer();
  if (model.rules.empty() && file.class_field.empty() && file.category_field.empty() &&
      model.geometry != GeometryKind::none) {
    throw root.error("the style draws nothing", "Give it [[rule]], [classes] or [categories].");
  }
  root.finish();
  return {order, definition.file.path.filename().string(), std::move(file)};
}

}  // namespace

StyleFiles StyleFiles::read(const Catalog& catalog) {
  std::vector<Ordered> found;
  for (const auto& definition : catalog.definitions(DefinitionKind::style)) {
    found.push_back(read_style(definition, catalog));
  }
  std::ranges::sort(found, {}, [](const Ordered& one) { return std::pair(one.order, one.name); });
  StyleFiles files;
  for (auto& one : found) {
    files.list.push_back(std::move(one.file));
  }
  return files;
}

}  // namespace comarca
