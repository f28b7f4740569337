// SPDX-License-Identifier: Apache-2.0
#include "cli/dissolve_command.hpp"

#include <cstdint>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "cli/key_options.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/pipeline/known_layer.hpp"
#include "comarca/project/keys.hpp"
#include "comarca/territory/dissolve.hpp"
#include "comarca/territory/simplify.hpp"

namespace comarca::cli {
namespace {

constexpr std::size_t kMostFindings = 10;

struct Groups {
  std::vector<std::uint32_t> of_unit;  ///< kOutside where the value is missing
  std::vector<std::string> names;      ///< in alphabetical order
};

Groups group(const std::vector<Cell>& cells) {
  std::map<std::string, std::uint32_t> number;
  for (const Cell& cell : cells) {
    if (cell) {
      number.emplace(*cell, 0);
    }
  }
  Groups groups;
  for (auto& [name, index] : number) {
    index = static_cast<std::uint32_t>(groups.names.size());
    groups.names.push_back(name);
  }
  for (const Cell& cell : cells) {
    groups.of_unit.push_back(cell ? number[*cell] : kOutside);
  }
  return groups;
}

LayerSchema schema_of(const std::string& column) {
  return {.name = "disuelto",
          .title = {"Unidades agrupadas", "Grouped units"},
          .description = {"Unidades con el mismo valor, unidas por sus límites compartidos.",
                          "Units with the same value, joined along their shared borders."},
          .geometry = GeometryKind::polygon,
          .fields = {{.name = column,
                      .type = FieldType::text,
                      .alias = {column, column},
                      .description = {"Valor que comparten las unidades.", "The value that the units share."}},
                     {.name = "unidades",
                      .type = FieldType::integer,
                      .alias = {"Unidades", "Units"},
                      .description = {"Cuántas se unieron.", "How many were joined."}}}};
}

void write(LayerWriter& writer, const std::string& column, const Groups& groups, const Polygons& polygons) {
  std::vector<std::int64_t> count(groups.names.size());
  for (const std::uint32_t of : groups.of_unit) {
    if (of != kOutside) {
      ++count[of];
    }
  }
  writer.begin_layer(schema_of(column));
  std::string wkb;
  for (std::size_t i = 0; i < groups.names.size(); ++i) {
    wkb.clear();
    append_multipolygon_wkb(wkb, polygons, i);
    const CellValue cells[] = {groups.names[i], count[i]};
    writer.add_row(cells, wkb);
  }
  writer.finish();
}

}  // namespace

void DissolveCommand::describe(Options& options) {
  options.argument("file", &file_, "A layer of polygons, in any format that GDAL reads").required();
  options.option("--by", &by_, "The column whose values say what belongs together").required();
  options.option("-o,--output", &output_, "The GeoPackage to write").required();
  options.option("--layer", &layer_, "The layer; the first with polygons when not given");
  options.option("--crs", &crs_, "What the file's coordinates are, when it does not say or says it wrong");
  key_option(options, "--tolerance", project_key("borders.tolerance_m"), &tolerance_m_);
  options.option("--simplify", &simplify_m_, "Metres; simplify the result, neighbours stay neighbours").metres();
  options.footer("Example: comarca dissolve municipios.gpkg --by subregion -o subregiones.gpkg");
}

VectorLayer DissolveCommand::read(Findings& findings) const {
  if (auto layer = read_geopackage_layer(file_, {layer_, {by_}})) {
    return std::move(*layer);
  }
  return read_vector_layer(file_, layer_, {}, findings);
}

int DissolveCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  Findings findings;
  VectorLayer layer = read(findings);
  require_polygons(layer, file_);
  const auto column = layer.column(by_);
  if (!column) {
    throw data_error(fmt::format("the layer has no column '{}'", by_), {.file = file_, .layer = layer.name},
                     suggestion(by_, layer.columns));
  }
  std::optional<KnownLayer> known;
  if (crs_.empty() && layer.crs.empty()) {
    known = recognise(layer, file_, session.catalog.get<SourceCatalog>());
  }
  const std::string crs = crs_of(layer, file_, crs_, known);
  const Groups groups = group(layer.cells[*column]);
  CoverageOptions options;
  options.tolerance_m = tolerance_m_;
  options.layer = layer.name;
  const Coverage coverage(std::move(layer.polygons), Projection(crs), options);
  findings.append(coverage.findings);
  Coverage dissolved = dissolved_coverage(coverage, groups.of_unit, groups.names.size());
  if (simplify_m_ > 0) {
    dissolved = simplify(dissolved, {.tolerance_m = simplify_m_});
  }
  const auto writer = make_layer_writer(LayerFormat::geopackage, output_, {.crs = crs, .language = language});
  write(*writer, by_, groups, dissolved.polygons());
  if (!session.quiet && !findings.empty()) {
    print_findings(findings, language, kMostFindings);
  }
  return 0;
}

}  // namespace comarca::cli
