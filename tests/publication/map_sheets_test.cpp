// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <variant>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/base/failure.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/publication/map.hpp"
#include "pipeline/support/small_product.hpp"
#include "publication/map/map_maker.hpp"

namespace comarca {
namespace {

using namespace testing_support;

std::vector<Sheet> sheets_of(const SmallProduct& product, const MapSection& section) {
  return make_sheets(ProductReader(product.write()), section, Catalog(COMARCA_SOURCE_DIR), Language::spanish);
}

std::vector<std::string> legend_of(const Sheet& sheet) {
  std::vector<std::string> labels;
  std::ranges::transform(sheet.map.legend.entries, std::back_inserter(labels), &LegendEntry::label);
  return labels;
}

std::optional<std::size_t> counted(const Sheet& sheet, const std::string& label) {
  const auto found = std::ranges::find(sheet.map.legend.entries, label, &LegendEntry::label);
  return found == sheet.map.legend.entries.end() ? std::nullopt : found->count;
}

/// Kilometres of the lines drawn with a stroke.
double drawn_km(const Sheet& sheet, const std::string& label) {
  const auto entry = std::ranges::find(sheet.map.legend.entries, label, &LegendEntry::label);
  double km = 0;
  for (const LineLayer& layer : sheet.map.lines) {
    if (entry != sheet.map.legend.entries.end() && layer.stroke.color == entry->stroke.color) {
      for (const auto& line : layer.lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
          km += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y) / 1000;
        }
      }
    }
  }
  return km;
}

class MapSheets : public testing::Test {
 protected:
  void SetUp() override { four_in_a_row(product_); }

  SmallProduct product_;
};

TEST_F(MapSheets, a_figure_that_lacks_an_input_is_without_data_and_only_one_of_thin_coverage_is_withheld) {
  product_.figures = {
      {.code = "96001", .value = 10.0},
      {.code = "96002", .state = "sin dato", .reason = "falta el dato 'transferencias'"},
      {.code = "96003", .state = "sin dato", .reason = "falta el dato 'transferencias'"},
      {.code = "96004", .state = "retenido", .reason = "la cobertura 70.0 % es menor que la mínima declarada 80.0 %"}};
  const auto sheets = sheets_of(product_, {.file = "a.pdf", .value = "nbi"});
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(counted(sheets[0], "Sin dato"), 2U);
  EXPECT_EQ(counted(sheets[0], "Retenido"), 1U);
}

/// A map whose option of a name is a word.
MapSection with_word(const Key<MapSection>& key, const std::string& word) {
  MapSection section{.file = "a.pdf", .value = "nbi", .second = "nbi", .thresholds = {15}};
  *std::get<std::string*>(key.slot(section)) = word;
  return section;
}

TEST_F(MapSheets, every_word_that_an_option_takes_is_one_that_the_drawing_knows) {
  product_.figures = {{.code = "96001", .value = 10.0}, {.code = "96002", .value = 20.0}};
  const std::filesystem::path product = product_.write();
  const Catalog catalog(COMARCA_SOURCE_DIR);
  std::size_t drawn = 0;
  for (const Key<MapSection>& key : map_keys().keys()) {
    for (const std::string& word : key.said.words) {
      MapSection section = with_word(key, word);
      section.file = product.parent_path() / "a.svg";
      // What a kind lacks in this product is an error of use; a word that nothing draws by is none of ours.
      const auto lacking = failure_of([&] { draw_map(product, section, catalog, Language::spanish); });
      EXPECT_TRUE(!lacking || key.said.name == "kind") << key.said.name << " = " << word << ": " << lacking->message();
      ++drawn;
    }
  }
  EXPECT_GT(drawn, 15U);
}

TEST_F(MapSheets, a_word_that_no_option_takes_is_not_drawn_as_another) {
  product_.figures = {{.code = "96001", .value = 10.0}};
  const std::filesystem::path product = product_.write();
  for (const char* name : {"kind", "method", "paper", "orientation", "graticule"}) {
    const auto& keys = map_keys().keys();
    const auto key = std::ranges::find(keys, name, [](const auto& each) { return each.said.name; });
    MapSection section = with_word(*key, "nada");
    section.thresholds.clear();  // which would be taken instead of a method
    section.file = product.parent_path() / "a.svg";
    EXPECT_ANY_THROW(draw_map(product, section, Catalog(COMARCA_SOURCE_DIR), Language::spanish)) << name;
  }
}

/// A border to review within each subregion, and one in conflict between them.
DrawnLayer three_borders() {
  return {contract().articulation.schema(),
          {{{{"codigo_a", "96001"}, {"codigo_b", "96002"}, {"veredicto", "revisar"}}, stretch_wkb(10, 0, 10, 10)},
           {{{"codigo_a", "96002"}, {"codigo_b", "96003"}, {"veredicto", "conflicto"}}, stretch_wkb(20, 0, 20, 10)},
           {{{"codigo_a", "96003"}, {"codigo_b", "96004"}, {"veredicto", "revisar"}}, stretch_wkb(30, 0, 30, 10)}}};
}

TEST_F(MapSheets, a_styled_map_of_one_place_shows_what_lies_there) {
  product_.layers = {three_borders()};
  const auto whole = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "articulacion"});
  EXPECT_EQ(counted(whole.at(0), "Por revisar"), 2U);
  const auto north = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "articulacion", .of = "96S01"});
  EXPECT_EQ(counted(north.at(0), "Por revisar"), 1U);
  EXPECT_EQ(counted(north.at(0), "En conflicto"), 1U);
  EXPECT_EQ(north.at(0).map.polygons.front().polygons->unit_count(), 2U);
  EXPECT_TRUE(north.at(0).locator);
  EXPECT_EQ(north.at(0).text.subtitle, "Norte");
}

TEST_F(MapSheets, a_styled_map_has_an_atlas) {
  product_.layers = {three_borders()};
  const auto pages =
      sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "articulacion", .atlas = "subregiones"});
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[1].text.title, "Norte");
  EXPECT_EQ(counted(pages[2], "Por revisar"), 1U);
}

TEST_F(MapSheets, findings_are_drawn_as_the_signs_of_their_style) {
  product_.layers = {{contract().findings.schema(),
                      {{{{"gravedad", "error"}, {"unidad", "96001"}}, spot_wkb(5, 5)},
                       {{{"gravedad", "advertencia"}}, spot_wkb(25, 5)},
                       {{{"gravedad", "advertencia"}}, ""}}}};
  const auto whole = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "hallazgos"});
  ASSERT_EQ(whole.at(0).map.markers.size(), 2U);
  EXPECT_EQ(whole[0].map.markers[0].shape, MarkerShape::triangle);
  EXPECT_EQ(whole[0].map.markers[1].shape, MarkerShape::diamond);  // the first rule lies on top
  EXPECT_EQ(counted(whole[0], "Advertencia"), 1U);
  EXPECT_EQ(whole[0].map.legend.note, "1 sin lugar en el mapa");
  const auto south = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "hallazgos", .of = "96S02"});
  EXPECT_EQ(south.at(0).map.markers.size(), 1U);
}

/// A large scheme that does not comply, over a small one that waits for documents.
DrawnLayer two_schemes() {
  return {contract().schemes.schema(),
          {{{{"nombre", "Provincia grande"}, {"veredicto", "no_cumple"}}, rectangle_wkb(0, 0, 40, 10)},
           {{{"nombre", "Provincia chica"}, {"veredicto", "pendiente_de_documentos"}}, rectangle_wkb(0, 0, 20, 10)}}};
}

TEST_F(MapSheets, schemes_that_overlap_show_through_each_other_and_are_named) {
  product_.layers = {two_schemes()};
  const Sheet sheet = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "esquemas"}).at(0);
  std::size_t last_fill = 0;
  std::size_t first_outline = sheet.map.polygons.size();
  for (std::size_t i = 1; i < sheet.map.polygons.size(); ++i) {
    const PolygonLayer& layer = sheet.map.polygons[i];
    for (const Fill& fill : layer.fills) {
      EXPECT_LT(fill.opacity, 1);
      last_fill = i;
    }
    first_outline = layer.outline.width_mm > 0 ? std::min(first_outline, i) : first_outline;
  }
  EXPECT_LT(last_fill, first_outline);  // no fill hides an outline
  for (const std::string name : {"Provincia grande", "Provincia chica"}) {
    EXPECT_NE(std::ranges::find(sheet.map.labels, name, &MapLabel::text), sheet.map.labels.end()) << name;
  }
}

TEST_F(MapSheets, a_small_feature_lies_on_a_large_one_of_the_same_rule) {
  DrawnLayer schemes = two_schemes();
  std::ranges::swap(schemes.features[0], schemes.features[1]);
  for (auto& feature : schemes.features) {
    feature.cells[1].second = "cumple";
  }
  product_.layers = {schemes};
  const Sheet sheet = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "esquemas"}).at(0);
  const Polygons& drawn = *sheet.map.polygons.at(1).polygons;
  EXPECT_GT(planar_area(drawn, 0), planar_area(drawn, 1));
}

TEST_F(MapSheets, one_municipality_has_no_borders_and_the_sheet_says_so) {
  product_.municipalities.resize(1);
  product_.subregions.clear();
  EXPECT_EQ(sheets_of(product_, {.file = "a.pdf", .kind = "borders"}).at(0).map.legend.note, "Sin elementos");
}

TEST_F(MapSheets, a_layer_without_features_says_so) {
  product_.layers = {{contract().continuity.schema(), {}}};
  const Sheet sheet = sheets_of(product_, {.file = "a.pdf", .kind = "styled", .layer = "continuidad"}).at(0);
  EXPECT_EQ(sheet.map.legend.note, "Sin elementos");
}

TEST_F(MapSheets, features_of_another_theme_are_not_drawn_over_the_categories) {
  const auto land = [](const char* code, CellValue kind, const char* theme, double x, double width) {
    return DrawnFeature{{{"codigo", code}, {"clase", std::move(kind)}, {"tema", theme}}, rectangle_wkb(x, 0, width, 5)};
  };
  product_.layers = {{contract().land.schema(),
                      {land("96001", "urbano", "clase", 0, 2), land("96001", "expansion", "clase", 2, 2),
                       land("96001", {}, "amenaza", 0, 3), land("96002", {}, "categoria", 10, 3),
                       land("96002", {}, "clase", 10, 5), land("96003", "rural", "clase", 20, 5)}}};
  const MapSection section{.file = "a.pdf", .kind = "categories", .layer = "suelo", .value = "clase"};
  const Sheet sheet = sheets_of(product_, section).at(0);
  EXPECT_EQ(legend_of(sheet), (std::vector<std::string>{"Expansión urbana", "Rural", "Urbano", "Sin dato"}));
  EXPECT_EQ(counted(sheet, "Sin dato"), 1U);                    // a feature that should have a class
  EXPECT_EQ(sheet.map.polygons[0].polygons->unit_count(), 3U);  // the municipalities, under what lies in them
  EXPECT_EQ(sheet.map.polygons[1].polygons->unit_count(), 4U);
  EXPECT_EQ(sheet.map.polygons[1].fill_of[0], 3U);  // and it lies under the others
  EXPECT_EQ(sheet.map.legend.note, "No se dibujan los elementos de otros temas: amenaza (1), categoria (1)");
  EXPECT_EQ(sheet.text.title, "Suelo según los planes: Clase");
}

TEST_F(MapSheets, small_categories_lie_on_large_ones) {
  const auto hazard = [](const char* level, double width) {
    return DrawnFeature{{{"codigo", "96001"}, {"categoria", level}, {"tema", "amenaza"}},
                        rectangle_wkb(0, 0, width, width)};
  };
  product_.layers = {{contract().land.schema(), {hazard("alta", 2), hazard("media", 8), hazard("baja", 4)}}};
  const MapSection section{.file = "a.pdf", .kind = "categories", .layer = "suelo", .value = "categoria"};
  const PolygonLayer drawn = sheets_of(product_, section).at(0).map.polygons.at(1);
  EXPECT_GT(planar_area(*drawn.polygons, 0), planar_area(*drawn.polygons, 1));
  EXPECT_GT(planar_area(*drawn.polygons, 1), planar_area(*drawn.polygons, 2));
}

TEST_F(MapSheets, the_sheet_of_a_subregion_shows_where_it_ends) {
  const MapSection section{.file = "a.pdf", .kind = "borders", .of = "96S01"};
  const Sheet sheet = sheets_of(product_, section).at(0);
  EXPECT_NEAR(drawn_km(sheet, "Dentro de una subregión"), 10, 1e-6);  // between Aba and Bebe
  EXPECT_NEAR(drawn_km(sheet, "Entre subregiones"), 10, 1e-6);        // between Bebe and Cici
}

TEST_F(MapSheets, without_subregions_no_border_lies_within_one) {
  for (DrawnUnit& unit : product_.municipalities) {
    unit.subregion.clear();
  }
  product_.subregions.clear();
  const Sheet sheet = sheets_of(product_, {.file = "a.pdf", .kind = "borders"}).at(0);
  EXPECT_EQ(legend_of(sheet), (std::vector<std::string>{"Entre municipios"}));
}

/// 1 to 4 in 2018 and 11 to 14 in 2020; the subregions have 100 and 200 in 2020.
std::vector<DrawnFigure> two_years() {
  std::vector<DrawnFigure> figures;
  for (int i = 1; i <= 4; ++i) {
    const std::string code = "9600" + std::to_string(i);
    figures.push_back({.code = code, .period = "2018", .value = static_cast<double>(i)});
    figures.push_back({.code = code, .period = "2020", .value = static_cast<double>(10 + i)});
  }
  figures.push_back({.level = "subregion", .code = "96S01", .value = 100.0});
  figures.push_back({.level = "subregion", .code = "96S02", .value = 200.0});
  return figures;
}

MapSection equal_classes(std::string period, std::vector<std::string> same_scale) {
  MapSection section{.file = "a.pdf", .value = "nbi", .period = std::move(period)};
  section.method = "equal";
  section.classes = 2;
  section.same_scale = std::move(same_scale);
  return section;
}

TEST_F(MapSheets, a_map_shows_the_period_asked_for_and_else_the_last) {
  product_.figures = two_years();
  const Sheet last = sheets_of(product_, equal_classes("", {})).at(0);
  EXPECT_EQ(last.text.vintage, "2020");
  const Sheet first = sheets_of(product_, equal_classes("2018", {})).at(0);
  EXPECT_EQ(first.text.vintage, "2018");
  EXPECT_NE(legend_of(first), legend_of(last));
  EXPECT_THROW((void)sheets_of(product_, equal_classes("2019", {})), Error);
}

TEST_F(MapSheets, maps_of_two_years_or_levels_have_one_scale_when_asked) {
  product_.figures = two_years();
  const auto last = legend_of(sheets_of(product_, equal_classes("", {"periodos"})).at(0));
  EXPECT_EQ(last, legend_of(sheets_of(product_, equal_classes("2018", {"2020"})).at(0)));
  EXPECT_EQ(last.front(), "7,5 – 14,0");  // half way between 1 and 14
  EXPECT_EQ(last.at(1), "1,0 – 7,5");
  MapSection above = equal_classes("", {"municipios"});
  above.layer = "subregiones";
  const auto shared = legend_of(sheets_of(product_, above).at(0));
  EXPECT_EQ(shared, legend_of(sheets_of(product_, equal_classes("", {"subregiones"})).at(0)));
  EXPECT_THROW((void)sheets_of(product_, equal_classes("", {"veredas"})), Error);
}

TEST_F(MapSheets, a_map_of_two_figures_names_both_and_how_they_were_classed) {
  for (int i = 1; i <= 4; ++i) {
    product_.figures.push_back({.code = "9600" + std::to_string(i), .value = static_cast<double>(i)});
    product_.figures.push_back({.code = "9600" + std::to_string(i),
                                .period = "2022",
                                .indicator = "idf",
                                .figure = "idf",
                                .value = static_cast<double>(i)});
  }
  const MapSection section{.file = "a.pdf", .kind = "bivariate", .value = "nbi", .second = "idf"};
  const SheetText text = sheets_of(product_, section).at(0).text;
  EXPECT_EQ(text.title, "Título de nbi y Título de idf");
  EXPECT_EQ(text.source, "fuente de nbi; fuente de idf");
  EXPECT_EQ(text.method, "método de nbi; método de idf; cuantiles");
  EXPECT_EQ(text.vintage, "2020; 2022");
  EXPECT_EQ(text.status, "oficial");
}

/// The boundaries and the plans as `fuentes` records them.
DrawnLayer two_inputs() {
  return {contract().inputs.schema(),
          {{{{"papel", "límites"}, {"titulo", "Municipios"}, {"editor", "DANE"}, {"vigencia", "2025"}}, ""},
           {{{"papel", "suelo"}, {"archivo", "clase_suelo.geojson"}}, ""}}};
}

TEST_F(MapSheets, every_kind_says_its_source_method_vintage_and_status) {
  product_.layers = {three_borders(), {contract().borders.schema(), {}}, two_inputs()};
  for (const MapSection& section : {MapSection{.file = "a.pdf", .kind = "styled", .layer = "articulacion"},
                                    MapSection{.file = "a.pdf", .kind = "borders"},
                                    MapSection{.file = "a.pdf", .kind = "categories", .value = "subregion"},
                                    MapSection{.file = "a.pdf", .kind = "symbols", .value = "area_km2"}}) {
    const SheetText text = sheets_of(product_, section).at(0).text;
    EXPECT_NE(text.source.find("DANE, Municipios"), std::string::npos) << section.kind << text.source;
    EXPECT_FALSE(text.method.empty()) << section.kind;
    EXPECT_EQ(text.vintage, "2025") << section.kind;
    EXPECT_FALSE(text.status.empty()) << section.kind;
  }
}

TEST_F(MapSheets, a_column_is_called_by_its_alias) {
  const MapSection section{.file = "a.pdf", .kind = "categories", .value = "nombre_subregion"};
  const Sheet sheet = sheets_of(product_, section).at(0);
  EXPECT_EQ(sheet.text.title, "Subregión");
  EXPECT_EQ(sheet.map.legend.title, "Subregión");
}

/// A square whose sides are waves half a metre high, a point every ten metres.
std::string wavy_square_wkb() {
  Polygons polygons;
  const auto side = [&](Point from, Point to) {
    for (int i = 0; i < 1000; ++i) {
      const double share = i / 1000.0;
      const double wave = 0.5 * (i % 2);
      polygons.add_point({from.x + (to.x - from.x) * share + wave, from.y + (to.y - from.y) * share + wave});
    }
  };
  const Point a{4.9e6, 2.2e6};
  side(a, {a.x + 10'000, a.y});
  side({a.x + 10'000, a.y}, {a.x + 10'000, a.y + 10'000});
  side({a.x + 10'000, a.y + 10'000}, {a.x, a.y + 10'000});
  side({a.x, a.y + 10'000}, a);
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  return multipolygon_wkb(polygons, 0);
}

// 10 km on A4: a quarter of a millimetre stands for 14 m, and the waves are of half a metre.
TEST_F(MapSheets, the_sheets_of_an_atlas_hold_what_paper_can_show) {
  product_.layers = {{contract().subregions.schema(),
                      {{{{"codigo", "96S01"}, {"nombre", "Norte"}, {"departamento", "96"}}, wavy_square_wkb()}}},
                     {contract().municipalities.schema(),
                      {{{{"codigo", "96001"}, {"nombre", "Aba"}, {"departamento", "96"}, {"subregion", "96S01"}},
                        wavy_square_wkb()}}}};
  product_.municipalities.clear();
  product_.subregions.clear();
  product_.figures = {{.code = "96001", .value = 10.0}};
  MapSection section{.file = "a.pdf", .value = "nbi"};
  const Sheet alone = sheets_of(product_, section).at(0);
  EXPECT_EQ(alone.map.polygons[0].polygons->points.size(), 4000U);
  section.atlas = "subregiones";
  const Sheet page = sheets_of(product_, section).at(1);
  EXPECT_LT(page.map.polygons[0].polygons->points.size(), 100U);
  EXPECT_NEAR(planar_area(*page.map.polygons[0].polygons, 0), 1e8, 1e5);
}

TEST_F(MapSheets, the_document_of_an_atlas_bears_the_title_of_its_map) {
  product_.figures = two_years();
  const auto file = product_.folder() / "atlas.pdf";
  MapSection section{.file = file, .value = "nbi", .title = "Necesidades"};
  section.atlas = "subregiones";
  draw_map(product_.write(), section, Catalog(COMARCA_SOURCE_DIR), Language::spanish);
  std::ifstream pdf(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(pdf), {}};
  EXPECT_NE(bytes.find("/Title (Necesidades)"), std::string::npos);
}

}  // namespace
}  // namespace comarca
