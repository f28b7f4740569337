// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/pipeline/map.hpp"
#include "pipeline/map/border_lines.hpp"
#include "pipeline/map/map_maker.hpp"
#include "pipeline/map/styled_map.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostNames = 150;  // more than these do not fit on a sheet

/// A product and what is to be drawn of it.
class MapMaker {
 public:
  MapMaker(const ProductReader& reader, const MapSection& section, const std::filesystem::path& data, Language language)
      : section_(section),
        styles_(data / "styles"),
        palettes_(Palettes::read(styles_)),
        language_(language),
        reader_(reader),
        units_(reader_.units(section.kind == "styled" ? "municipios" : section.layer)) {
    prepare();
  }

  [[nodiscard]] std::vector<Sheet> sheets() const {
    if (section_.kind == "styled") {
      return {styled_sheet()};
    }
    if (section_.atlas.empty()) {
      return {single_sheet()};
    }
    return atlas();
  }

 private:
  /// Everything, or the units of one place with what lies around it.
  [[nodiscard]] Sheet single_sheet() const {
    const auto members = members_of(units_, section_.of);
    Sheet sheet = sheet_of(members);
    sheet.id = section_.of.empty() ? section_.layer : section_.of;
    if (members.size() < units_.units.units.size()) {
      set_in_context(sheet, members);
      return sheet;
    }
    std::vector<std::string> names;
    for (const auto& unit : units_.units.units) {
      names.push_back(unit.name);
    }
    set_island_insets(sheet, names);
    return sheet;
  }

  void set_in_context(Sheet& sheet, const std::vector<std::size_t>& members) const {
    add_context(sheet.map, units_.units.polygons);
    sheet.locator =
        Locator{units_.units.polygons, members, language_ == Language::spanish ? "Localización" : "Location"};
  }

  /// Reads the values once and makes the classes that all sheets share.
  void prepare() {
    if (section_.kind == "borders" || section_.kind == "styled") {
      return;
    }
    if (section_.value.empty()) {
      throw usage_error(fmt::format("a map of kind '{}' needs to know what to show", section_.kind), {},
                        fmt::format("Give a value. {}", suggestion_of_values()));
    }
    if (section_.kind == "categories") {
      prepare_categories();
      return;
    }
    first_ = reader_.series(section_.layer, section_.value);
    values_ = with_values(units_, first_);
    classes_ =
        classes_for(values_, section_.kind == "bivariate" ? ClassSpec{ClassMethod::quantiles, 3, {}, {}} : spec());
    if (section_.kind == "bivariate") {
      second_ = reader_.series(section_.layer, section_.second);
      second_values_ = with_values(units_, second_);
      second_classes_ = classes_for(second_values_, {ClassMethod::quantiles, 3, {}, {}});
    }
  }

  void prepare_categories() {
    category_of_ = reader_.texts(units_.layer, section_.value);
    for (const auto& category : category_of_) {
      if (!category.empty() && std::ranges::find(categories_, category) == categories_.end()) {
        categories_.push_back(category);
      }
    }
    std::ranges::sort(categories_);
  }

  [[nodiscard]] std::string suggestion_of_values() const {
    return fmt::format("The product has: {}.", fmt::join(reader_.series_names(section_.layer), ", "));
  }

  [[nodiscard]] ClassSpec spec() const {
    if (!section_.published.empty()) {
      return published_classes(styles_, section_.published);
    }
    if (!section_.thresholds.empty()) {
      return {ClassMethod::thresholds, section_.thresholds.size() + 1, section_.thresholds, {}};
    }
    return {class_method(section_.method), section_.classes, {}, {}, section_.middle};
  }

  [[nodiscard]] static Classes classes_for(const MapUnits& units, const ClassSpec& spec) {
    const MapUnits* const sets[] = {&units};
    return classes_of(sets, spec);
  }

  [[nodiscard]] const Palette& palette(const char* fallback) const {
    return palettes_.find(section_.palette.empty() ? fallback : section_.palette);
  }

  /// The members alone, so that the legend counts what the sheet shows.
  [[nodiscard]] static MapUnits subset(const MapUnits& units, const std::vector<std::size_t>& members) {
    auto polygons = std::make_shared<Polygons>();
    MapUnits result;
    result.crs = units.crs;
    for (const std::size_t member : members) {
      polygons->append_unit(*units.polygons, member);
      result.units.push_back(units.units[member]);
    }
    result.polygons = std::move(polygons);
    return result;
  }

  [[nodiscard]] Map map_of(const std::vector<std::size_t>& members) const {
    if (section_.kind == "borders") {
      return border_map(subset(units_.units, members), units_, members, language_);
    }
    if (section_.kind == "categories") {
      return category_map(members);
    }
    const MapUnits shown = subset(values_, members);
    if (section_.kind == "symbols") {
      return proportional_symbols(
          shown, {.legend_title = first_.legend_title(), .largest = largest_of(values_), .language = language_});
    }
    if (section_.kind == "bivariate") {
      return bivariate(
          shown, subset(second_values_, members).units,
          {first_.legend_title(), second_.legend_title(), classes_, second_classes_, palette("rosa-azul"), language_});
    }
    return choropleth(shown, {first_.legend_title(), classes_, fills(), language_});
  }

  [[nodiscard]] std::vector<Fill> fills() const {
    const Palette& chosen = palette(section_.middle ? "morado-naranja" : "naranjas");
    if (section_.middle && chosen.kind != PaletteKind::diverging) {
      std::vector<std::string> diverging;
      for (const auto& other : palettes_.list()) {
        if (other.kind == PaletteKind::diverging) {
          diverging.push_back(other.id);
        }
      }
      throw usage_error(fmt::format("palette '{}' has no middle to be split at", chosen.id), {},
                        fmt::format("Choose a diverging one: {}. Or leave out the middle.", join(diverging, ", ")));
    }
    return class_fills(classes_, chosen, section_.middle);
  }

  [[nodiscard]] Map category_map(const std::vector<std::size_t>& members) const {
    std::vector<Category> list;
    const auto fills = category_fills(palette("contraste"), categories_.size());
    for (std::size_t i = 0; i < categories_.size(); ++i) {
      list.push_back({categories_[i], fills[i]});
    }
    std::vector<std::uint32_t> of;
    for (const std::size_t member : members) {
      const auto found = std::ranges::find(categories_, category_of_[member]);
      of.push_back(found == categories_.end() ? kUnfilled : static_cast<std::uint32_t>(found - categories_.begin()));
    }
    return categories(subset(units_.units, members), of, list, section_.title.empty() ? section_.value : section_.title,
                      language_);
  }

  [[nodiscard]] Sheet sheet_of(const std::vector<std::size_t>& members) const {
    Sheet sheet;
    sheet.map = map_of(members);
    std::vector<MapUnit> shown;
    for (const std::size_t member : members) {
      shown.push_back(units_.units.units[member]);
    }
    if (members.size() <= kMostNames) {
      add_names(sheet.map, shown);
    }
    sheet.text.title = !section_.title.empty() ? section_.title
                       : !first_.title.empty() ? first_.title
                                               : borders_title();
    sheet.text.subtitle = section_.subtitle;
    sheet.text.source = first_.source;
    sheet.text.method = method_text();
    sheet.text.vintage = first_.vintage;
    sheet.text.status = first_.status;
    sheet.text.date = reader_.date();
    return sheet;
  }

  /// A layer as its style draws it.
  [[nodiscard]] Sheet styled_sheet() const {
    if (!section_.atlas.empty()) {
      throw usage_error("a map of kind 'styled' has no atlas", {}, "Leave out the atlas.");
    }
    StyledMap styled = styled_map(reader_.file(), reader_, units_, section_.layer, styles_, language_);
    Sheet sheet;
    sheet.id = section_.layer;
    sheet.map = std::move(styled.map);
    if (units_.units.units.size() <= kMostNames) {
      add_names(sheet.map, units_.units.units);
    }
    sheet.text.title = section_.title.empty() ? styled.title : section_.title;
    sheet.text.subtitle = section_.subtitle;
    sheet.text.date = reader_.date();
    return sheet;
  }

  /// How the figure came about and how its classes were made.
  [[nodiscard]] std::string method_text() const {
    if (section_.kind != "choropleth" || !section_.published.empty() || !section_.thresholds.empty()) {
      return first_.method;
    }
    static const std::map<std::string, Text> kMethods = {
        {"jenks", {"clases de Jenks", "Jenks classes"}},
        {"quantiles", {"cuantiles", "quantiles"}},
        {"equal", {"intervalos iguales", "equal intervals"}},
        {"standard-deviation", {"desviaciones estándar", "standard deviations"}},
        {"thresholds", {"", ""}}};
    const std::string classes = kMethods.at(section_.method).in(language_);
    return first_.method.empty() ? classes : first_.method + "; " + classes;
  }

  [[nodiscard]] std::string borders_title() const {
    if (section_.kind == "categories") {
      return section_.value;
    }
    return language_ == Language::spanish ? "Límites entre municipios" : "Borders between municipalities";
  }

  [[nodiscard]] std::vector<Sheet> atlas() const {
    if (section_.layer != "municipios") {
      throw usage_error("an atlas is made of municipalities", {}, "Leave out the layer, or the atlas.");
    }
    const ProductUnits pages = reader_.units(section_.atlas);
    const auto& parent_of = section_.atlas == "departamentos" ? units_.departments : units_.subregions;
    std::vector<Sheet> result;
    for (const auto& page : pages.units.units) {
      std::vector<std::size_t> members;
      for (std::size_t i = 0; i < parent_of.size(); ++i) {
        if (parent_of[i] == page.code) {
          members.push_back(i);
        }
      }
      if (!members.empty()) {
        result.push_back(atlas_page(page, members));
      }
    }
    if (result.empty()) {
      throw usage_error(fmt::format("no municipality belongs to a unit of '{}'", section_.atlas), {},
                        "Declare [subregions] in the project, and run it again.");
    }
    result.insert(result.begin(), index_page(pages, result));
    return result;
  }

  [[nodiscard]] Sheet atlas_page(const MapUnit& page, const std::vector<std::size_t>& members) const {
    Sheet sheet = sheet_of(members);
    sheet.id = page.code;
    sheet.text.subtitle =
        sheet.text.subtitle.empty() ? sheet.text.title : sheet.text.title + ". " + sheet.text.subtitle;
    sheet.text.title = page.name;
    set_in_context(sheet, members);
    return sheet;
  }

  /// The units of the atlas, each with the number of its page.
  [[nodiscard]] Sheet index_page(const ProductUnits& pages, const std::vector<Sheet>& sheets) const {
    const bool spanish = language_ == Language::spanish;
    std::vector<Category> list;
    std::vector<std::uint32_t> of;
    const auto fills = category_fills(palettes_.find("contraste"), sheets.size());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      list.push_back({fmt::format("{} ({} {})", sheets[i].text.title, spanish ? "pág." : "p.", i + 2), fills[i]});
    }
    for (const auto& page : pages.units.units) {
      const auto found = std::ranges::find(sheets, page.code, &Sheet::id);
      of.push_back(found == sheets.end() ? kUnfilled : static_cast<std::uint32_t>(found - sheets.begin()));
    }
    Sheet sheet;
    sheet.id = "indice";
    sheet.map = categories(pages.units, of, list, spanish ? "Páginas" : "Pages", language_);
    std::erase_if(sheet.map.legend.entries, [](const LegendEntry& entry) { return entry.count == std::size_t{0}; });
    for (auto& entry : sheet.map.legend.entries) {
      entry.count.reset();
    }
    add_names(sheet.map, pages.units.units);
    sheet.text = sheets.front().text;
    sheet.text.title = spanish ? "Índice" : "Index";
    return sheet;
  }

  const MapSection& section_;
  std::filesystem::path styles_;
  Palettes palettes_;
  Language language_;
  const ProductReader& reader_;
  ProductUnits units_;
  FigureSeries first_;
  FigureSeries second_;
  MapUnits values_;
  MapUnits second_values_;
  Classes classes_;
  Classes second_classes_;
  std::vector<std::string> category_of_;
  std::vector<std::string> categories_;
};

SheetOptions options_of(const MapSection& section, Language language) {
  static const std::map<std::string, Orientation> kOrientations = {{"automatic", Orientation::automatic},
                                                                   {"landscape", Orientation::landscape},
                                                                   {"portrait", Orientation::portrait}};
  static const std::map<std::string, Graticule> kGraticules = {
      {"none", Graticule::none}, {"geographic", Graticule::geographic}, {"projected", Graticule::projected}};
  return {paper_size(section.paper), kOrientations.at(section.orientation), kGraticules.at(section.graticule), language,
          section.dpi};
}

}  // namespace

std::vector<Sheet> make_sheets(const ProductReader& reader, const MapSection& section,
                               const std::filesystem::path& data, Language language) {
  return MapMaker(reader, section, data, language).sheets();
}

std::vector<std::filesystem::path> draw_map(const std::filesystem::path& product, const MapSection& section,
                                            const std::filesystem::path& data, Language language) {
  const auto sheets = make_sheets(ProductReader(product), section, data, language);
  make_folder_of(section.file);
  return write_sheets(section.file, sheets, options_of(section, language));
}

}  // namespace comarca
