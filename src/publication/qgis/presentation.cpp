// SPDX-License-Identifier: Apache-2.0
#include "publication/qgis/presentation.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/cartography/qgis_project.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/product/contract.hpp"
#include "publication/qgis/relations.hpp"

namespace comarca {
namespace {

/// By their publishers, or as the project cites files of its own.
std::string cited_sources(const RecordingWriter& written) {
  const InputsLayer& of = contract().inputs;
  const WrittenRows& inputs = written.rows(of);
  std::vector<std::string> cited;
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    const std::string publisher = inputs.get(row, of.publisher).value_or("");
    const std::string vintage = inputs.get(row, of.vintage).value_or("");
    const std::string published = vintage.empty() ? publisher : publisher + " " + vintage;
    const std::string words = publisher.empty() ? inputs.get(row, of.citation).value_or("") : published;
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
  const Language language = presented.imprint.language;
  const auto say = [&](const char* es, const char* en) { return Text{es, en}.in(language); };
  std::string notes = fmt::format("{}: {}.", say("Fecha", "Date"), presented.imprint.date.iso());
  const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
  const WrittenRows& dictionary = presented.written.rows(of);
  const std::string column = shown_column(presented.styled);
  for (std::size_t row = 0; row < dictionary.size(); ++row) {
    const auto text = [&](const Column<std::string>& of_row) { return dictionary.get(row, of_row).value_or(""); };
    if (figure_column(text(of.indicator), text(of.figure)) == column) {
      return notes + fmt::format(" {}: {}. {}: {}. {}: {}.", say("Indicador", "Indicator"), text(of.title),
                                 say("Estado", "Status"), text(of.status), say("Método", "Method"), text(of.method));
    }
  }
  return notes;
}

/// What the municipalities of a group show together, by the code of the group.
std::map<std::string, Box> extents_by(const RecordingWriter& written, const Column<std::string>& group) {
  const WrittenRows& municipalities = written.rows(contract().municipalities);
  std::map<std::string, Box> extents;
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    if (const auto code = municipalities.get(row, group)) {
      extents[*code].add(municipalities.extent(row));
    }
  }
  return extents;
}

bool has_subregions(const RecordingWriter& written) {
  return written.rows(contract().subregions).size() > 0;
}

template <class Groups>
std::vector<QgisBookmark> bookmarks(const Presented& presented, const Groups& groups,
                                    const Column<std::string>& group_of) {
  const WrittenRows& rows = presented.written.rows(groups);
  const auto extents = extents_by(presented.written, group_of);
  std::vector<QgisBookmark> list;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string code = rows.get(row, groups.code).value_or("");
    const auto extent = extents.find(code);
    if (extent != extents.end() && !extent->second.empty()) {
      list.push_back({rows.get(row, groups.name).value_or(code), groups.layer_title().in(presented.imprint.language),
                      extent->second});
    }
  }
  return list;
}

/// A bookmark for each subregion, or for each department when there are none.
std::vector<QgisBookmark> bookmarks_of(const Presented& presented) {
  const Contract& of = contract();
  return has_subregions(presented.written) ? bookmarks(presented, of.subregions, of.municipalities.subregion)
                                           : bookmarks(presented, of.departments, of.municipalities.department);
}

Box extent_of(const RecordingWriter& written) {
  const WrittenRows& municipalities = written.rows(contract().municipalities);
  Box extent;
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    extent.add(municipalities.extent(row));
  }
  return extent;
}

/// A page for each subregion, or for each department when there are none.
QgisAtlas atlas_of(const RecordingWriter& written) {
  if (has_subregions(written)) {
    const SubregionsLayer& layer = contract().subregions;
    return {layer.layer_name(), {"Atlas por subregión", "Atlas by subregion"}, layer.code.name(), layer.name.name()};
  }
  const DepartmentsLayer& layer = contract().departments;
  return {layer.layer_name(), {"Atlas por departamento", "Atlas by department"}, layer.code.name(), layer.name.name()};
}

QgisProject qgis_project(const Presented& presented) {
  const Contract& of = contract();
  const ProductImprint& imprint = presented.imprint;
  QgisProject qgis;
  qgis.title = imprint.title;
  qgis.product = imprint.file_name;
  qgis.crs = imprint.crs;
  qgis.language = imprint.language;
  qgis.extent = extent_of(presented.written);
  qgis.layers = qgis_layers(presented.styled);
  qgis.relations = relations_of(presented.styled);
  qgis.bookmarks = bookmarks_of(presented);
  qgis.atlas = atlas_of(presented.written);
  qgis.locator_layers = {of.departments.layer_name(), of.subregions.layer_name(), of.municipalities.layer_name()};
  qgis.source = cited_sources(presented.written);
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
  const ProductImprint& imprint = presented.imprint;
  return maplibre_document(presented.styled, {imprint.title, folder,
                                              lonlat_box(extent_of(presented.written), imprint.crs), imprint.language});
}

std::vector<Companion> companions_of(const Presented& presented) {
  if (presented.imprint.file_name.empty()) {
    return {};
  }
  const std::string name = std::filesystem::path(presented.imprint.file_name).stem().string();
  return {{".qgz", qgis_archive(name, qgis_project(presented))},
          {".maplibre.json", web_style(presented, name + ".geojson/")}};
}

}  // namespace comarca
