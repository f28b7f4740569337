// SPDX-License-Identifier: Apache-2.0
#include "cli/borders_command.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "cli/key_options.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/pipeline/known_layer.hpp"
#include "comarca/project/keys.hpp"
#include "comarca/territory/adjacency_table.hpp"
#include "comarca/territory/adjacency_text.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca::cli {
namespace {

constexpr std::size_t kMostFindings = 10;

bool all_different(const std::vector<Cell>& cells) {
  std::set<std::string> seen;
  return std::ranges::all_of(cells,
                             [&](const Cell& cell) { return cell && !cell->empty() && seen.insert(*cell).second; });
}

std::vector<std::string> values_of(const VectorLayer& layer, std::size_t column) {
  std::vector<std::string> values;
  values.reserve(layer.size());
  for (const Cell& cell : layer.cells[column]) {
    values.push_back(cell.value_or(""));
  }
  return values;
}

/// The column asked for, else that of the known source, else the first whose values are all different, else the number
/// of the row.
UnitLabels choose_labels(const VectorLayer& layer, const std::string& wanted, const std::optional<KnownLayer>& known) {
  if (!wanted.empty()) {
    const auto column = layer.column(wanted);
    if (!column) {
      throw data_error(fmt::format("the layer has no column '{}'", wanted), {.layer = layer.name},
                       suggestion(wanted, layer.columns));
    }
    return {layer.columns[*column], values_of(layer, *column), {}};
  }
  if (known && known->code && all_different(layer.cells[*known->code])) {
    return {layer.columns[*known->code], values_of(layer, *known->code),
            known->name ? values_of(layer, *known->name) : std::vector<std::string>()};
  }
  for (std::size_t column = 0; column < layer.columns.size(); ++column) {
    if (all_different(layer.cells[column])) {
      return {layer.columns[column], values_of(layer, column), {}};
    }
  }
  UnitLabels labels{"row", {}, {}};
  for (std::size_t row = 0; row < layer.size(); ++row) {
    labels.codes.push_back(std::to_string(row + 1));
  }
  return labels;
}

}  // namespace

void BordersCommand::describe(Options& options) {
  options.argument("file", &file_, "A layer of polygons, in any format that GDAL reads").required();
  options.option("--layer", &layer_, "The layer; the first with polygons when not given");
  options.option(
      "--code", &code_,
      "The column of the codes; that of a known source, or the first without repeated values, when not given");
  options.option("--crs", &crs_, "What the file's coordinates are, when it does not say or says it wrong");
  options.option("--of", &of_, "Only the neighbours of this unit");
  options.option("--min-length", &min_length_m_, "Metres; a shorter border counts as a point").metres();
  key_option(options, "--tolerance", project_key("borders.tolerance_m"), &tolerance_m_);
  options.option("--clean", &clean_width_m_, "Metres; close gaps and overlaps up to this width")
      .range(0, project_key("borders.clean_width_m").range->most);
  Option& rook = options.flag("--rook", rook_, "Borders that are lines (the default)");
  options.flag("--queen", queen_, "A common point is enough").excludes(rook);
  options.option("--format", &format_, "table, csv, gal or gwt").one_of({"table", "csv", "gal", "gwt"}).with_default();
  options.option("-o,--output", &output_, "The file to write; the screen when not given");
  options.footer(
      "Example: comarca borders municipios.gpkg --code mpio_cdpmp --of 68001\n"
      "         comarca borders municipios.gpkg --queen --format gal -o municipios.gal");
}

VectorLayer BordersCommand::read(Findings& findings) const {
  if (!code_.empty()) {
    if (auto layer = read_geopackage_layer(file_, {layer_, {code_}})) {
      return std::move(*layer);
    }
  }
  return read_vector_layer(file_, layer_, {}, findings);
}

ContiguityRule BordersCommand::rule() const {
  return {queen_ ? Contact::point : Contact::line, min_length_m_};
}

std::string BordersCommand::written(const BorderGraph& graph, const std::string& layer, const UnitLabels& labels,
                                    Language language) const {
  const AdjacencyNames names{layer, labels.column, labels.codes};
  if (format_ == "csv") {
    return edge_list_csv(graph, names, rule());
  }
  if (format_ == "gal") {
    return gal_text(graph, names, rule());
  }
  if (format_ == "gwt") {
    return gwt_text(graph, names, rule());
  }
  std::optional<std::uint32_t> of;
  if (!of_.empty()) {
    const auto found = std::ranges::find(labels.codes, of_);
    if (found == labels.codes.end()) {
      throw data_error(fmt::format("no unit has the code '{}'", of_),
                       {.file = file_, .layer = layer, .field = labels.column}, suggestion(of_, labels.codes));
    }
    of = static_cast<std::uint32_t>(found - labels.codes.begin());
  }
  return adjacency_table(graph, {labels.codes, labels.names}, {rule(), of}, language);
}

int BordersCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  if (!of_.empty() && format_ != "table") {
    throw usage_error(fmt::format("--of lists the neighbours of one unit, and {} holds them all", format_), {},
                      "Leave out --of, or --format.");
  }
  Findings findings;
  session.progress->stage(in(language, "leyendo", "reading"));
  VectorLayer layer = read(findings);
  require_polygons(layer, file_);
  std::optional<KnownLayer> known;
  if (code_.empty() || layer.crs.empty()) {
    known = recognise(layer, file_, session.catalog.get<SourceCatalog>());
  }
  const UnitLabels labels = choose_labels(layer, code_, known);
  const std::string crs = crs_of(layer, file_, crs_, known);
  session.progress->stage(in(language, "fronteras", "borders"));
  CoverageOptions options;
  options.tolerance_m = tolerance_m_;
  options.clean_width_m = clean_width_m_;
  options.layer = layer.name;
  options.codes = labels.codes;
  const Coverage coverage(std::move(layer.polygons), Projection(crs), options);
  const BorderGraph graph(coverage);
  session.progress->stage("");
  findings.append(coverage.findings);
  if (!session.quiet && !findings.empty()) {
    print_findings(findings, language, kMostFindings);
  }
  const std::string text = written(graph, layer.name, labels, language);
  if (output_.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    write_file(output_, text);
  }
  return 0;
}

}  // namespace comarca::cli
