// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/presentation.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/cartography/qgis_project.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/pipeline/wide_indicators.hpp"
#include "comarca/product/contract.hpp"
#include "publication/qgis/relations.hpp"

namespace comarca {
namespace {

/// By their publishers, or as the project cites files of its own.
std::string cited_sources(const std::vector<InputRecord>& inputs) {
  std::vector<std::string> cited;
  for (const auto& input : inputs) {
    const std::string published = input.vintage.empty() ? input.publisher : input.publisher + " " + input.vintage;
    const std::string& words = input.publisher.empty() ? input.citation : published;
    if (!words.empty() && std::ranges::find(cited, words) == cited.end()) {
      cited.push_back(words);
    }
  }
  return join(cited, "; ");
}

/// The column by which the indicators of the municipalities are classed; empty without any.
std::string shown_column(std::span<const StyledLayer> styled) {
  const auto found = std::ranges::find_if(
      styled, [](const StyledLayer& one) { return one.layer.name == contract().municipality_figures.layer_name(); });
  return found == styled.end() || found->style.rules.empty() ? "" : found->style.rules[0].conditions[0].field;
}

/// "Fecha: 2024-12-31. Incidencia H: oficial; método…": what a sheet must say of the figures that open.
std::string notes_of(const Presented& presented) {
  const Language language = presented.project.language;
  const bool spanish = language == Language::spanish;
  std::string notes = fmt::format("{}: {}.", spanish ? "Fecha" : "Date", presented.date);
  const IndicatorWork& work = presented.work.indicators;
  const std::string column = shown_column(presented.styled);
  const auto figure = std::ranges::find(work.figures, column, wide_column);
  const Indicator* const indicator = figure == work.figures.end() ? nullptr : work.find(figure->indicator);
  if (indicator != nullptr) {
    notes += fmt::format(" {}: {}. {}: {}. {}: {}.", spanish ? "Indicador" : "Indicator",
                         name_of(work, *figure).in(language), spanish ? "Estado" : "Status",
                         status_name(indicator->status).in(language), spanish ? "Método" : "Method", indicator->method);
  }
  return notes;
}

/// A bookmark for each subregion, or for each department when there are none.
std::vector<QgisBookmark> bookmarks_of(const Territory& territory, Language language) {
  const bool subregions = !territory.subregions.empty();
  const Text title = subregions ? contract().subregions.layer_title() : contract().departments.layer_title();
  std::vector<QgisBookmark> bookmarks;
  for (const Group& group : subregions ? territory.subregions : territory.departments) {
    Box extent;
    for (const std::size_t member : group.members) {
      extent.add(territory.polygons.unit_box(member));
    }
    if (!extent.empty()) {
      bookmarks.push_back({group.name.empty() ? group.code : group.name, title.in(language), extent});
    }
  }
  return bookmarks;
}

/// A page for each subregion, or for each department when there are none.
QgisAtlas atlas_of(const Territory& territory) {
  if (territory.subregions.empty()) {
    const auto& layer = contract().departments;
    return {
        layer.layer_name(), {"Atlas por departamento", "Atlas by department"}, layer.code.name(), layer.name.name()};
  }
  const auto& layer = contract().subregions;
  return {layer.layer_name(), {"Atlas por subregión", "Atlas by subregion"}, layer.code.name(), layer.name.name()};
}

QgisProject qgis_project(const Presented& presented, const std::filesystem::path& product) {
  const Territory& territory = presented.work.territory;
  QgisProject qgis;
  qgis.title = presented.project.name;
  qgis.product = product.filename().string();
  qgis.crs = presented.project.crs;
  qgis.language = presented.project.language;
  qgis.extent = territory.polygons.box();
  qgis.layers = qgis_layers(presented.styled);
  qgis.relations = relations_of(presented.styled);
  qgis.bookmarks = bookmarks_of(territory, qgis.language);
  qgis.atlas = atlas_of(territory);
  const Contract& layers = contract();
  qgis.locator_layers = {layers.departments.layer_name(), layers.subregions.layer_name(),
                         layers.municipalities.layer_name()};
  qgis.source = cited_sources(presented.work.inputs);
  qgis.notes = notes_of(presented);
  return qgis;
}

Box lonlat_box(const Box& box, const std::string& crs) {
  std::array<Point, 4> corners = {
      {{box.min_x, box.min_y}, {box.min_x, box.max_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}}};
  if (box.empty()) {
    return {};
  }
  Projection(crs).to_lonlat(corners);
  Box result;
  for (const Point& corner : corners) {
    result.add(corner);
  }
  return result;
}

}  // namespace

std::string web_style(const Presented& presented, const std::string& folder) {
  const Project& project = presented.project;
  return maplibre_document(
      presented.styled,
      {project.name, folder, lonlat_box(presented.work.territory.polygons.box(), project.crs), project.language});
}

std::vector<Companion> companions_of(const Presented& presented, const std::filesystem::path& product) {
  const auto beside = [&](const char* extension) {
    return std::filesystem::path(product).replace_extension(extension);
  };
  const std::string name = product.stem().string();
  return {{beside(".qgz"), qgis_archive(name, qgis_project(presented, product))},
          {beside(".maplibre.json"), web_style(presented, name + ".geojson/")}};
}

}  // namespace comarca
