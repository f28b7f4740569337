// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/publication/map.hpp"
#include "publication/map/map_maker.hpp"
#include "publication/map/surroundings.hpp"
#include "publication/themes/map_theme.hpp"

namespace comarca {
namespace {

MapTheme theme_of(const ThemeRequest& request) {
  using Theme = MapTheme (*)(const ThemeRequest&);
  static const std::map<std::string, Theme> kOfLayers = {{"borders", border_theme}, {"styled", styled_theme}};
  static const std::map<std::string, Theme> kOfValues = {{"choropleth", value_theme},
                                                         {"symbols", value_theme},
                                                         {"bivariate", value_theme},
                                                         {"categories", category_theme}};
  const MapSection& section = request.section;
  if (const auto theme = kOfLayers.find(section.kind); theme != kOfLayers.end()) {
    return theme->second(request);
  }
  if (section.value.empty()) {
    throw usage_error(
        fmt::format("a map of kind '{}' needs to know what to show", section.kind), {},
        fmt::format("Give a value. The product has: {}.", fmt::join(request.reader.series_names(section.layer), ", ")));
  }
  return kOfValues.at(section.kind)(request);
}

/// A product and the sheets that are to be drawn of it.
class MapMaker {
 public:
  MapMaker(const SheetSource& source, const MapSection& section, ProductUnits units)
      : section_(section),
        palettes_(source.catalog.get<Palettes>()),
        language_(source.language),
        reader_(source.reader),
        units_(std::move(units)),
        theme_(theme_of({reader_, section_, source.catalog, palettes_, units_, language_})) {}

  /// Of the map as a whole, whatever its sheets are called.
  [[nodiscard]] std::string title() const { return section_.title.empty() ? theme_.text.title : section_.title; }

  [[nodiscard]] std::vector<Sheet> sheets() const {
    if (section_.atlas.empty()) {
      return {single_sheet()};
    }
    return atlas();
  }

 private:
  /// Everything, or the units of one place with what lies around it.
  [[nodiscard]] Sheet single_sheet() const {
    const auto members = members_of(units_, section_.of);
    Sheet sheet = sheet_of(members, units_.units.polygons);
    sheet.id = section_.of.empty() ? section_.layer : section_.of;
    if (sheet.text.subtitle.empty()) {
      sheet.text.subtitle = reader_.place_name(section_.of);
    }
    if (members.size() < units_.units.units.size()) {
      theme_.units_first ? set_in_context(sheet, units_, members) : set_among_municipalities(sheet);
      return sheet;
    }
    std::vector<std::string> names(sheet.map.polygons.front().polygons->unit_count());
    if (theme_.units_first) {
      std::ranges::transform(units_.units.units, names.begin(), &MapUnit::name);
    }
    set_island_insets(sheet, names);
    return sheet;
  }

  void set_in_context(Sheet& sheet, const ProductUnits& units, const Members& members) const {
    const bool in_paper_detail = units.locator.has_value();
    add_context(sheet.map, nearby(*units.units.polygons, members, in_paper_detail ? Shown::others : Shown::everything));
    sheet.map.background.back().as_one_path = in_paper_detail;
    sheet.locator = in_paper_detail ? *units.locator : locator(units.units.polygons, members);
    sheet.locator->title = in(language_, "Localización", "Location");
  }

  void set_among_municipalities(Sheet& sheet) const {
    const ProductUnits municipalities = map_units(reader_, contract().municipalities);
    set_in_context(sheet, municipalities, members_of(municipalities, section_.of));
  }

  [[nodiscard]] Locator locator(const Shapes& shapes, const std::vector<std::size_t>& highlighted) const {
    return {.polygons = shapes, .highlighted = highlighted, .title = in(language_, "Localización", "Location")};
  }

  [[nodiscard]] Sheet sheet_of(const Members& members, const Shapes& shapes) const {
    Sheet sheet;
    sheet.map = theme_.draw(members, shapes);
    sheet.text = theme_.text;
    sheet.text.title = title();
    sheet.text.subtitle = section_.subtitle;
    sheet.text.date = reader_.date();
    return sheet;
  }

  [[nodiscard]] std::vector<Sheet> atlas() const {
    if (section_.kind != "styled" && section_.layer != contract().municipalities.layer_name()) {
      throw usage_error("an atlas is made of municipalities", {}, "Leave out the layer, or the atlas.");
    }
    const ProductUnits pages = map_units(reader_, section_.atlas);
    const auto& parent_of =
        section_.atlas == contract().departments.layer_name() ? units_.departments : units_.subregions;
    PaperDetail detail(units_.units, parent_of, section_.paper);
    std::map<std::string, Members> members_of_page;
    for (std::size_t i = 0; i < parent_of.size(); ++i) {
      members_of_page[parent_of[i]].push_back(i);
    }
    std::vector<Sheet> result;
    for (const auto& page : pages.units.units) {
      if (const auto found = members_of_page.find(page.code); found != members_of_page.end()) {
        result.push_back(atlas_page(page, found->second, detail));
      }
    }
    if (result.empty()) {
      throw usage_error(fmt::format("no municipality belongs to a unit of '{}'", section_.atlas), {},
                        "Declare [subregions] in the project, and run it again.");
    }
    result.insert(result.begin(), index_page(pages, result));
    return result;
  }

  [[nodiscard]] Sheet atlas_page(const MapUnit& page, const Members& members, PaperDetail& detail) const {
    const DrawnDetail& drawn = detail.for_sheet_of(members);
    Sheet sheet = sheet_of(members, drawn.units);
    sheet.id = page.code;
    sheet.text.subtitle =
        sheet.text.subtitle.empty() ? sheet.text.title : sheet.text.title + ". " + sheet.text.subtitle;
    sheet.text.title = page.name;
    add_context(sheet.map, drawn.groups);
    sheet.locator = locator(detail.for_locator().groups, {detail.group_of(members.front())});
    return sheet;
  }

  /// The units of the atlas, each with the number of its page.
  [[nodiscard]] Sheet index_page(const ProductUnits& pages, const std::vector<Sheet>& sheets) const {
    std::vector<Category> list;
    std::vector<std::uint32_t> of;
    const auto fills = category_fills(palettes_.find("contraste"), sheets.size());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      list.push_back({fmt::format("{} ({} {})", sheets[i].text.title, in(language_, "pág.", "p."), i + 2), fills[i]});
    }
    for (const auto& page : pages.units.units) {
      const auto found = std::ranges::find(sheets, page.code, &Sheet::id);
      of.push_back(found == sheets.end() ? kUnfilled : static_cast<std::uint32_t>(found - sheets.begin()));
    }
    Members all(pages.units.units.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const std::vector<std::string> no_groups(all.size());
    const Shapes shapes = PaperDetail(pages.units, no_groups, section_.paper).for_sheet_of(all).units;
    Sheet sheet;
    sheet.id = "indice";
    sheet.map = categories(subset(pages.units, all, *shapes), of, list, {in(language_, "Páginas", "Pages"), language_});
    std::erase_if(sheet.map.legend.entries, [](const LegendEntry& entry) { return entry.count == std::size_t{0}; });
    for (auto& entry : sheet.map.legend.entries) {
      entry.count.reset();
    }
    add_names(sheet.map, pages.units.units);
    sheet.text = sheets.front().text;
    sheet.text.title = in(language_, "Índice", "Index");
    return sheet;
  }

  const MapSection& section_;
  const Palettes& palettes_;
  Language language_;
  const ProductReader& reader_;
  ProductUnits units_;
  MapTheme theme_;
};

SheetOptions options_of(const MapSection& section, Language language) {
  static const std::map<std::string, Orientation> kOrientations = {{"automatic", Orientation::automatic},
                                                                   {"landscape", Orientation::landscape},
                                                                   {"portrait", Orientation::portrait}};
  static const std::map<std::string, Graticule> kGraticules = {
      {"none", Graticule::none}, {"geographic", Graticule::geographic}, {"projected", Graticule::projected}};
  return {paper_size(section.paper),
          kOrientations.at(section.orientation),
          kGraticules.at(section.graticule),
          language,
          section.dpi,
          {}};
}

}  // namespace

ProductUnits units_of(const ProductReader& reader, const MapSection& section) {
  return map_units(reader, section.kind == "styled" ? contract().municipalities.layer_name() : section.layer);
}

std::vector<Sheet> make_sheets(const SheetSource& source, const MapSection& section, ProductUnits units) {
  return MapMaker(source, section, std::move(units)).sheets();
}

std::vector<Sheet> make_sheets(const ProductReader& reader, const MapSection& section, const Catalog& catalog,
                               Language language) {
  return make_sheets({reader, catalog, language}, section, units_of(reader, section));
}

std::vector<std::filesystem::path> draw_map(const std::filesystem::path& product, const MapSection& section,
                                            const Catalog& catalog, Language language) {
  const ProductReader reader(product);
  const MapMaker maker({reader, catalog, language}, section, units_of(reader, section));
  SheetOptions options = options_of(section, language);
  options.document_title = maker.title();
  make_folder_of(section.file);
  return write_sheets(section.file, maker.sheets(), options);
}

}  // namespace comarca
