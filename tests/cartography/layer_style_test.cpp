// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/layer_style.hpp"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "comarca/base/error.hpp"
#include "comarca/cartography/theme.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

StyleModel classed_style() {
  const std::vector<double> values = {1, 2, 3, 50, 51, 99};
  const auto classes = make_classes(values, {ClassMethod::jenks, 3, {}, {}});
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  StyleModel style;
  style.layer = "municipios";
  style.title = {"Índice", "Index"};
  style.rules = class_rules("ipm", "retenidas", classes, class_fills(classes, palettes.find("naranjas")));
  style.label = StyleLabel{"nombre", 8, {}, 0};
  return style;
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

TEST(LayerStyle, a_classed_style_always_has_no_data_and_withheld) {
  const auto style = classed_style();
  ASSERT_EQ(style.rules.size(), 5U);
  EXPECT_EQ(style.rules[3].label.es, "Sin dato");
  EXPECT_EQ(style.rules[4].label.en, "Withheld");
}

std::vector<std::string> sld_labels(const StyleModel& style) {
  return all_matches(to_sld(style, Language::spanish), "<se:Title>([^<]*)</se:Title>");
}

std::vector<std::string> qml_labels(const StyleModel& style) {
  return all_matches(to_qml(style, {}, Language::spanish), "<rule [^>]*label=\"([^\"]*)\"");
}

/// Each once, though a rule may be a fill and a line there.
std::vector<std::string> maplibre_labels(const StyleModel& style) {
  std::vector<std::string> labels;
  for (const auto& layer : nlohmann::json::parse(to_maplibre(style, "comarca", Language::spanish))) {
    if (layer["type"] != "symbol" && (labels.empty() || labels.back() != layer["metadata"]["label"])) {
      labels.push_back(layer["metadata"]["label"]);
    }
  }
  return labels;
}

TEST(LayerStyle, the_three_formats_name_the_same_rules_in_the_same_colours) {
  const auto style = classed_style();
  const auto sld = to_sld(style, Language::spanish);
  std::vector<std::string> colors;
  for (const auto& layer : nlohmann::json::parse(to_maplibre(style, "comarca", Language::spanish))) {
    if (layer["type"] == "fill") {
      colors.push_back(layer["paint"]["fill-color"]);
    }
  }
  EXPECT_EQ(colors.size(), style.rules.size());
  const auto sld_fills = all_matches(
      sld, "<se:SvgParameter name=\"fill\">(#[0-9a-f]{6})</se:SvgParameter>\n<se:SvgParameter name=\"fill-opacity\">");
  EXPECT_EQ(sld_fills, colors);
}

TEST(LayerStyle, the_three_formats_of_every_style_file_name_the_same_rules) {
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  for (const auto& file : StyleFiles(Catalog(COMARCA_SOURCE_DIR).get<StyleFiles>()).list) {
    const auto style = resolve_style(file, palettes, [](const auto&, const auto&) {
      return FieldValues{{1, 2, 3}, {"a", "b"}};
    });
    if (style.geometry != GeometryKind::none) {
      EXPECT_EQ(qml_labels(style), maplibre_labels(style)) << style.layer;
      EXPECT_EQ(sld_labels(style), maplibre_labels(style)) << style.layer;
      EXPECT_EQ(maplibre_labels(style).size(), style.rules.size()) << style.layer;
    }
  }
}

TEST(LayerStyle, a_web_map_paints_the_top_layer_last_and_names_over_everything) {
  StyleModel outline = classed_style();
  outline.layer = "subregiones";
  outline.shown = false;
  const std::vector<StyledLayer> styled = {{outline, {}}, {classed_style(), {}}};
  const auto document =
      nlohmann::json::parse(maplibre_document(styled, {"Título", "capas/", {-75, 4, -73, 5}, Language::spanish}));
  EXPECT_EQ(document["version"], 8);
  EXPECT_EQ(document["sources"]["municipios"]["data"], "capas/municipios.geojson");
  EXPECT_NEAR(document["zoom"].get<double>(), std::log2(360.0 / 2), 1e-9);
  std::vector<std::string> order;
  for (const auto& layer : document["layers"]) {
    const std::string source = layer.value("source", "");
    if (order.empty() || order.back() != source) {
      order.push_back(source);
    }
    if (source == "subregiones") {
      EXPECT_EQ(layer["layout"]["visibility"], "none");
    }
  }
  EXPECT_EQ(order, (std::vector<std::string>{"", "municipios", "subregiones", "municipios", "subregiones"}));
  EXPECT_EQ(document["layers"].back()["type"], "symbol");
}

TEST(LayerStyle, quotes_in_a_name_stay_inside_their_expression) {
  StyleModel style;
  style.layer = "esquemas";
  style.rules.push_back(
      {{"a & b", "a & b"}, {{"no\"mbre", Condition::Kind::is, {"D'Elhuyar <1>"}}}, false, Fill{}, 1, {}, 2, "circle"});
  const auto qml = to_qml(style, {}, Language::spanish);
  EXPECT_NE(qml.find("filter=\"&quot;no&quot;&quot;mbre&quot; IN ('D''Elhuyar &lt;1&gt;')\""), std::string::npos)
      << qml;
  EXPECT_NE(to_sld(style, Language::spanish).find("D'Elhuyar &lt;1&gt;"), std::string::npos);
}

TEST(LayerStyle, every_style_file_can_be_read_and_written) {
  const auto files = StyleFiles(Catalog(COMARCA_SOURCE_DIR).get<StyleFiles>()).list;
  EXPECT_GE(files.size(), 9U);
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  for (const auto& file : files) {
    const auto style = resolve_style(file, palettes, [](const auto&, const auto&) {
      return FieldValues{{1, 2, 3}, {"a", "b"}};
    });
    EXPECT_NE(to_qml(style, {}, Language::spanish).find("</qgis>"), std::string::npos) << style.layer;
    EXPECT_TRUE(nlohmann::json::accept(to_maplibre(style, "x", Language::english))) << style.layer;
    if (style.geometry != GeometryKind::none) {
      EXPECT_FALSE(style.rules.empty()) << style.layer;
    }
  }
}

TEST(LayerStyle, a_layer_of_indicators_is_classed_by_its_first_figure) {
  const LayerSchema layer{"indicadores_municipio",
                          {"Indicadores", "Indicators"},
                          {},
                          GeometryKind::polygon,
                          {{"codigo", FieldType::text, {}, {}},
                           {"retenidas", FieldType::text, {}, {}},
                           {"ipm", FieldType::real, {"IPM", "MPI"}, {}}}};
  const auto styled =
      styled_layers(Catalog(COMARCA_SOURCE_DIR), std::span(&layer, 1), [](const auto&, const auto& field) {
        return field == "ipm" ? FieldValues{{1, 2, 30}, {}} : FieldValues{};
      });
  ASSERT_EQ(styled.size(), 1U);
  EXPECT_EQ(styled[0].style.layer, "indicadores_municipio");
  EXPECT_EQ(styled[0].style.title.es, "Indicadores: IPM");
  EXPECT_EQ(styled[0].style.rules.size(), 5U) << "three classes, no data, withheld";
}

TEST(LayerStyle, an_index_of_poverty_opens_before_what_comes_first_in_the_alphabet) {
  const LayerSchema layer{"indicadores_municipio",
                          {"Indicadores", "Indicators"},
                          {},
                          GeometryKind::polygon,
                          {{"censo_cabecera", FieldType::real, {"Personas en la cabecera", ""}, {}},
                           {"contexto_area", FieldType::real, {"Área", ""}, {}},
                           {"nbi", FieldType::real, {"NBI", ""}, {}}}};
  const auto styled = styled_layers(Catalog(COMARCA_SOURCE_DIR), std::span(&layer, 1), [](const auto&, const auto&) {
    return FieldValues{{1, 2, 30}, {}};
  });
  ASSERT_EQ(styled.size(), 1U);
  EXPECT_EQ(styled[0].style.title.es, "Indicadores: NBI");
  EXPECT_EQ(styled[0].style.rules[0].conditions[0].field, "nbi");
}

TEST(LayerStyle, every_format_asks_the_list_of_withheld_figures_for_the_class_withheld) {
  const auto style = classed_style();
  const auto filters = all_matches(to_qml(style, {}, Language::spanish), "<rule [^>]*filter=\"([^\"]*)\"");
  ASSERT_EQ(filters.size(), 5U);
  EXPECT_EQ(filters[3], "&quot;ipm&quot; IS NULL AND coalesce(strpos(&quot;retenidas&quot;, ';ipm;'), 0) = 0");
  EXPECT_EQ(filters[4], "&quot;ipm&quot; IS NULL AND coalesce(strpos(&quot;retenidas&quot;, ';ipm;'), 0) &gt; 0");
  const auto sld = to_sld(style, Language::spanish);
  EXPECT_EQ(all_matches(sld, "<ogc:Literal>([^<]*;)\\*</ogc:Literal>"), (std::vector<std::string>(2, "*;ipm;")));
  const auto layers = nlohmann::json::parse(to_maplibre(style, "comarca", Language::spanish));
  const auto test = nlohmann::json::parse(R"(["in", ";ipm;", ["coalesce", ["get", "retenidas"], ""]])");
  std::size_t asked = 0;
  for (const auto& layer : layers) {
    asked += layer["type"] == "fill" && layer["metadata"]["label"] == "Retenido" && layer["filter"][2] == test ? 1 : 0;
  }
  EXPECT_EQ(asked, 1U);
}

TEST(RuleFor, a_feature_whose_figure_is_listed_as_withheld_is_not_without_data) {
  const auto style = classed_style();
  const auto label = [&](const std::string& value, const std::string& withheld) {
    return style.rules[*rule_for(style, [&](const std::string& field) { return field == "ipm" ? value : withheld; })]
        .label.es;
  };
  EXPECT_EQ(label("", ""), "Sin dato");
  EXPECT_EQ(label("", ";ipm_censal;nbi;"), "Sin dato");
  EXPECT_EQ(label("", ";nbi;ipm;"), "Retenido");
  EXPECT_NE(label("50", ";nbi;"), "Retenido");
}

TEST(LayerStyle, a_mistake_in_a_style_file_is_shown_where_it_stands) {
  const fs::path folder = fs::temp_directory_path() / ("comarca_style_mistake" + std::to_string(::getpid()));
  fs::create_directories(folder / "styles" / "layers");
  std::ofstream(folder / "styles" / "layers" / "x.toml")
      << "layer = \"x\"\ntitle = \"X\"\ntheme = \"calidad\"\ngeometry = \"polygon\"\norder = 1\n"
         "[[rule]]\nfill = { color = \"green\" }\n";
  try {
    (void)Catalog(folder).get<StyleFiles>();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 7U);
    EXPECT_EQ(error.message(), "'green' is not a colour");
  }
  fs::remove_all(folder);
}

TEST(RuleFor, a_feature_gets_the_rule_whose_conditions_hold_and_the_rest_the_other) {
  using Kind = Condition::Kind;
  StyleModel style;
  style.rules.resize(4);
  style.rules[0].conditions = {{"clase", Kind::is, {"urbano", "expansion"}},
                               {"categoria", Kind::is_not, {"proteccion"}}};
  style.rules[1].conditions = {{"largo", Kind::below, {}, 500.0}};
  style.rules[2].conditions = {{"clase", Kind::missing, {}}, {"largo", Kind::from, {}, 500.0}};
  style.rules[3].otherwise = true;
  const auto rule = [&](const std::map<std::string, std::string>& feature) {
    return rule_for(style, [&](const std::string& field) {
      const auto found = feature.find(field);
      return found == feature.end() ? std::string() : found->second;
    });
  };
  EXPECT_EQ(rule({{"clase", "urbano"}}), 0U);  // what is missing is none of the words
  EXPECT_EQ(rule({{"clase", "urbano"}, {"categoria", "proteccion"}}), 3U);
  EXPECT_EQ(rule({{"largo", "499.9"}}), 1U);
  EXPECT_EQ(rule({{"largo", "500"}}), 2U);
  EXPECT_EQ(rule({{"clase", "rural"}, {"largo", "500"}}), 3U);
  style.rules.pop_back();
  EXPECT_EQ(rule({{"clase", "rural"}, {"largo", "500"}}), std::nullopt);
}

}  // namespace
}  // namespace comarca
