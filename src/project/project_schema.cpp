// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "comarca/base/text.hpp"
#include "comarca/cartography/chart.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

Json value_schema(const ProjectKey& key) {
  Json schema;
  if (key.type == "strings") {
    schema["type"] = Json::array({"array", "string"});
    schema["items"] = {{"type", "string"}};
  } else if (key.type == "numbers") {
    schema["type"] = "array";
    schema["items"] = {{"type", "number"}};
  } else if (key.type == "tables") {
    schema["type"] = "array";
    schema["items"] = {{"type", "object"}};
  } else {
    schema["type"] = key.type == "table" ? "object" : key.type;
  }
  schema["description"] = key.description;
  if (!key.values.empty()) {
    schema["enum"] = key.values;
  }
  if (!key.fallback.empty()) {
    schema["default"] = key.fallback;
  }
  return schema;
}

/// The object that holds the last name of a path; "[]" after a name means an array of tables.
Json& holder(Json& root, const std::vector<std::string>& names) {
  Json* at = &root;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const bool many = names[i].ends_with("[]");
    const std::string name = many ? names[i].substr(0, names[i].size() - 2) : names[i];
    Json& property = (*at)["properties"][name];
    if (many) {
      property["type"] = "array";
      at = &property["items"];
    } else {
      at = &property;
    }
    (*at)["type"] = "object";
    (*at)["additionalProperties"] = false;
  }
  return *at;
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a list, one line a key
const std::vector<ProjectKey>& project_keys() {
  static const std::vector<ProjectKey> kKeys = {
      {"name", "string", "Name of the project, shown on every product (required)", ""},
      {"language", "string", "Language of everything made for people", "es", {"es", "en"}},
      {"crs", "string", "Working coordinate reference system, in metres", "EPSG:9377"},
      {"date", "string", "Date the product carries (yyyy-mm-dd); the vintage of the boundaries when absent", ""},
      {"boundaries.file", "string", "File with the polygons of the municipalities (required)", ""},
      {"boundaries.source", "string", "Known source that describes the file; recognised when absent", ""},
      {"boundaries.layer", "string", "Layer to read; the first with polygons when absent", ""},
      {"boundaries.crs", "string", "CRS of the file, when it carries none or a wrong one", ""},
      {"boundaries.encoding", "string", "Encoding of its texts, when it does not say", ""},
      {"boundaries.departments", "strings", "Codes of the departments to keep; all when absent", ""},
      {"boundaries.citation", "string", "How to cite this very file, instead of what its source says", ""},
      {"boundaries.columns.code", "string", "Column with the full municipal code", ""},
      {"boundaries.columns.department_code", "string", "Column with the department code", ""},
      {"boundaries.columns.local_code", "string", "Column with the code within the department", ""},
      {"boundaries.columns.name", "string", "Column with the name", ""},
      {"boundaries.columns.department_name", "string", "Column with the department's name", ""},
      {"boundaries.columns.subregion", "string", "Column with the subregion's code", ""},
      {"boundaries.columns.subregion_name", "string", "Column with the subregion's name", ""},
      {"boundaries.columns.official_area_km2", "string", "Column with the official area in km²", ""},
      {"subregions.column", "string", "Column of the boundaries that names the subregion", ""},
      {"subregions.file", "string", "Table that gives the subregion of each municipality", ""},
      {"subregions.source", "string", "Known source that describes that table", ""},
      {"subregions.group[].code", "string", "Code of a subregion", ""},
      {"subregions.group[].name", "string", "Name of a subregion", ""},
      {"subregions.group[].members", "strings", "Codes of its municipalities", ""},
      {"table[].name", "string", "Short name of the table", ""},
      {"table[].file", "string", "File of the table", ""},
      {"table[].source", "string", "Known source that describes it; recognised when absent", ""},
      {"table[].citation", "string", "How to cite this very file, instead of what its source says", ""},
      {"table[].feeds", "string", "Index that its columns feed, whatever its source: see table[].inputs", ""},
      {"table[].peers", "string", "Column with the peer group of each unit, for that index", ""},
      {"table[].inputs", "table",
       "Column of each input of that index, as le = \"COLUMN\", with its zone, or a list of them", ""},
      {"table[].weights", "table", "Column of each population that inputs weigh by, as poblacion = \"COLUMN\"", ""},
      {"table[].national", "table", "National value that the weighted mean of an input is scaled to", ""},
      {"table[].code", "string", "Column of the codes, in a table without source; by its usual names when absent", ""},
      {"table[].period", "string", "Year of a table without source, or the column that has it", ""},
      {"table[].level",
       "string",
       "Units of a table without source; a department lends to its municipalities",
       "municipio",
       {"municipio", "departamento"}},
      {"table[].columns.code", "string", "Column with the full municipal code, where no source fits", ""},
      {"table[].columns.department_code", "string", "Column with the department code", ""},
      {"table[].columns.local_code", "string", "Column with the code within the department", ""},
      {"table[].columns.name", "string", "Column with the name", ""},
      {"table[].columns.period", "string", "Column with the year, when there is a row per year", ""},
      {"borders.tolerance_m", "number", "Vertices and lines nearer than this are the same", "0.25"},
      {"borders.clean", "boolean", "Close gaps and overlaps up to clean_width_m, each with a finding", "false"},
      {"borders.clean_width_m", "number", "Width of what is closed", "5"},
      {"borders.weak_border_m", "number", "Shorter borders are marked as weak", "500"},
      {"borders.link[].from", "string", "Code of one end of a ferry or bridge", ""},
      {"borders.link[].to", "string", "Code of the other end", ""},
      {"borders.link[].reason", "string", "What links them", ""},
      {"landuse.least_m2", "number", "Smaller gaps, overlaps and spills of plans are left alone", "1000"},
      {"landuse.probe_m", "number", "How far inside each municipality its plan is asked along a border", "30"},
      {"landuse.reach_m", "number", "How far further, when the plan says nothing there", "200"},
      {"landuse.step_m", "number", "Stretches of border shorter than this may be missed", "25"},
      {"landuse.continuity_m", "number", "How near a border the neighbour must go on with protection or hazard", "100"},
      {"landuse.interruption_m", "number", "Interruptions of this length and more are findings", "500"},
      {"landuse.plan[].municipality", "string", "Code of the municipality whose plan it is", ""},
      {"landuse.plan[].act", "string", "The act that adopts it, whose text prevails over the maps", ""},
      {"landuse.plan[].adopted", "string", "When it was adopted (yyyy-mm-dd)", ""},
      {"landuse.plan[].type", "string", "Type the municipality calls it: POT, PBOT, EOT", ""},
      {"landuse.plan[].population", "number", "Inhabitants, to compare with the type that is due", ""},
      {"landuse.plan[].district", "boolean", "The municipality is a district", "false"},
      {"landuse.layer[].file", "string", "File of a land-use layer", ""},
      {"landuse.layer[].layer", "string", "Layer to read; the first with polygons when absent", ""},
      {"landuse.layer[].crs", "string", "CRS of the file, when it carries none or a wrong one", ""},
      {"landuse.layer[].encoding", "string", "Encoding of its texts, when it does not say", ""},
      {"landuse.layer[].role", "string",
       "What it holds: classes, categories over them, uses, hazards, superior norms, urban or services perimeter, "
       "classes "
       "of an earlier date",
       "clase", land_roles()},
      {"landuse.layer[].column", "string", "Column with the plan's own word", ""},
      {"landuse.layer[].value", "string", "Or one word for every feature", ""},
      {"landuse.layer[].municipality", "string", "Code of the municipality whose plan it is", ""},
      {"landuse.layer[].municipality_column", "string", "Or the column that says it", ""},
      {"landuse.layer[].values", "table", "What the plan's words mean: \"SUELO X\" = \"rural/proteccion\"", ""},
      {"landuse.population.file", "string", "Table with the people who live on each class of land", ""},
      {"landuse.population.code", "string", "Column with the code of the municipality", ""},
      {"landuse.population.class", "string", "Column with the plan's word, when there is a row per class", ""},
      {"landuse.population.population", "string", "Column with the people of that row", ""},
      {"landuse.population.columns", "table", "Or, with a row per municipality: \"column\" = \"urbano\"", ""},
      {"landuse.population.values", "table", "What the plan's words mean", ""},
      {"landuse.population.categories",
       "string",
       "Whether people of a category (suburbano) are apart from those of its class or included in them",
       "apart",
       {"apart", "included"}},
      {"landuse.population.vintage", "string", "Year or date of the table", ""},
      {"checks.area_tolerance_pct", "number", "Difference allowed between measured and official area", "2"},
      {"indicators.compute", "strings", "Indicators to compute; every one that has data when absent", ""},
      {"indicators.scores", "table", "Score tables of your own, for indices of scores: icv = \"tabla.toml\"", ""},
      {"microdata[].source", "string", "Layout of the files, as layers/sources/microdata knows it (required)", ""},
      {"microdata[].folder", "string", "Folder with the files of microdata (required)", ""},
      {"composite[].id", "string", "Short name of an index of your own (required)", ""},
      {"composite[].name", "string", "Its title (required)", ""},
      {"composite[].normalise", "string", "How figures become comparable", "range", {"range", "rank", "z_score"}},
      {"composite[].aggregate", "string", "How parts are joined", "arithmetic", {"arithmetic", "geometric"}},
      {"composite[].part[].indicator", "string", "Indicator of the part (required)", ""},
      {"composite[].part[].figure", "string", "Figure of the part (required)", ""},
      {"composite[].part[].weight", "number", "Weight of the part, above zero", "1"},
      {"composite[].part[].better", "string", "Whether more or less of it is better", "mas", {"mas", "menos"}},
      {"map[].file", "string", "Sheet to draw: .pdf, .svg or .png (required)", ""},
      {"map[].kind", "string", "What kind of map", "choropleth", map_kinds()},
      {"map[].layer", "string", "Polygons of the product", "municipios"},
      {"map[].value", "string", "An indicator, a variable of the tables, or a column of the layer", ""},
      {"map[].second", "string", "The other indicator of a bivariate map", ""},
      {"map[].period", "string", "Vintage of the value, as \"2018\"; the last when absent", ""},
      {"map[].of", "string", "Code of a subregion or department: only its units", ""},
      {"map[].title", "string", "Title; that of the value when absent", ""},
      {"map[].subtitle", "string", "Line under the title", ""},
      {"map[].method", "string", "How classes are made", "jenks", class_method_names()},
      {"map[].classes", "integer", "How many classes", "5"},
      {"map[].thresholds", "numbers", "Breaks between classes, ascending, instead of a method", ""},
      {"map[].published", "string", "Classes an office publishes, as pnud-idh or dnp-idf", ""},
      {"map[].same_scale", "strings",
       "Levels and periods whose values make the classes too: municipios, subregiones, departamentos, a year, or "
       "periodos for all years",
       ""},
      {"map[].palette", "string", "Palette of styles/palettes.toml", ""},
      {"map[].middle", "number", "Middle of a diverging palette", ""},
      {"map[].paper", "string", "Paper size", "a4", {"a4", "a3", "a2", "a1", "a0"}},
      {"map[].orientation", "string", "How the paper lies", "automatic", {"automatic", "landscape", "portrait"}},
      {"map[].graticule",
       "string",
       "Lines of longitude and latitude, of the CRS, or none",
       "geographic",
       {"none", "geographic", "projected"}},
      {"map[].atlas", "string", "A sheet for each of these, after an index", "", {"subregiones", "departamentos"}},
      {"map[].dpi", "number", "Dots per inch of PNG", "200"},
      {"chart[].file", "string", "Chart to draw: .pdf, .svg or .png (required)", ""},
      {"chart[].kind", "string", "What kind of chart", "ranking", chart_kind_names()},
      {"chart[].layer", "string", "Units of the product", "municipios"},
      {"chart[].value", "string", "An indicator, a variable of the tables, or a column (required)", ""},
      {"chart[].second", "string", "The other figure of a scatter", ""},
      {"chart[].of", "string", "Code of a subregion or department: only its units", ""},
      {"chart[].by", "string", "What a distribution is by", "subregiones", chart_groups()},
      {"chart[].from", "string", "Earlier vintage of a change; the first when absent", ""},
      {"chart[].to", "string", "Later vintage of a change; the last when absent", ""},
      {"chart[].title", "string", "Title; that of the value when absent", ""},
      {"chart[].subtitle", "string", "Line under the title", ""},
      {"chart[].rows", "integer", "Of more units than these, the first and the last are shown (2 to 50)", "50"},
      {"chart[].dpi", "number", "Dots per inch of PNG", "200"},
      {"scheme[].id", "string", "Short name of an associative scheme to judge", ""},
      {"scheme[].name", "string", "Its full name", ""},
      {"scheme[].figure", "string", "Its legal figure, as 'comarca scheme list' names it", ""},
      {"scheme[].members", "strings", "Codes of its members", ""},
      {"scheme[].date", "string", "Day whose law applies (yyyy-mm-dd); today when absent", ""},
      {"scheme[].nucleus", "string", "Code of the nucleus declared", ""},
      {"scheme[].source", "string", "Where the membership is from", ""},
      {"scheme[].confidence", "string", "How sure the membership is", ""},
      {"scheme[].state", "string", "existente, propuesta or en trámite", ""},
      {"scheme[].document[].document", "string", "A document that the rules name", ""},
      {"scheme[].document[].reference", "string", "How to find it: number, date, issuer", ""},
      {"scheme[].document[].date", "string", "Its date (yyyy-mm-dd)", ""},
      {"scheme[].vote[].unit", "string", "Code of a member where the consultation was held", ""},
      {"scheme[].vote[].roll", "integer", "Its electoral roll", ""},
      {"scheme[].vote[].yes", "integer", "Votes in favour", ""},
      {"scheme[].vote[].no", "integer", "Votes against", ""},
      {"scheme[].vote[].turnout", "integer", "All who voted; yes and no together when absent", ""},
      {"scheme[].rule", "tables", "Rules of your own, as in layers/schemes", ""},
      {"product.file", "string", "GeoPackage to write", "producto.gpkg"},
  };
  return kKeys;
}

std::string project_schema_json() {
  Json root;
  root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  root["title"] = "comarca project file";
  root["type"] = "object";
  root["additionalProperties"] = false;
  root["required"] = {"name", "boundaries"};
  for (const auto& key : project_keys()) {
    const auto names = split(key.path, '.');
    holder(root, names)["properties"][names.back()] = value_schema(key);
  }
  root["properties"]["boundaries"]["required"] = {"file"};
  return root.dump(2) + "\n";
}

}  // namespace comarca
