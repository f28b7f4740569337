// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/explain.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/indicators/arithmetic.hpp"
#include "comarca/indicators/published.hpp"

namespace comarca {
namespace {

/// Grows a text in both languages, line by line.
class Lines {
 public:
  void add(std::string_view es, std::string_view en, std::string_view value) {
    if (!value.empty()) {
      text_.es += fmt::format("{}: {}\n", es, value);
      text_.en += fmt::format("{}: {}\n", en, value);
    }
  }
  void add(const Text& line) {
    text_.es += line.es + "\n";
    text_.en += line.en + "\n";
  }
  [[nodiscard]] const Text& text() const noexcept { return text_; }

 private:
  Text text_;
};

std::string header_of(const SourceColumn& column) {
  return column.headers.empty() ? fmt::format("#{}", column.position) : join(column.headers, " | ");
}

void add_columns(const SourceDefinition& source, Lines& lines) {
  lines.add(Text{"columnas (nombre ← encabezado del archivo):", "columns (name ← header of the file):"});
  for (const auto& column : source.columns) {
    const std::string unit = column.unit.empty() ? std::string() : fmt::format(" [{}]", column.unit);
    const std::string_view mark = column.required ? " *" : "";
    lines.add(Text{fmt::format("  {} ← {}{}{}  {}", column.name, header_of(column), unit, mark, column.title.es),
                   fmt::format("  {} ← {}{}{}  {}", column.name, header_of(column), unit, mark, column.title.en)});
  }
}

std::string number_format(const SourceDefinition& source) {
  if (!source.numbers) {
    return {};
  }
  return source.numbers->thousands == '\0'
             ? fmt::format("decimal '{}'", source.numbers->decimal)
             : fmt::format("decimal '{}', '{}' 000", source.numbers->decimal, source.numbers->thousands);
}

/// Kinds whose files are shown by what stands at their top.
constexpr std::array kShownKinds = {DefinitionKind::indicator, DefinitionKind::scheme, DefinitionKind::landuse,
                                    DefinitionKind::microdata};

std::vector<DefinitionFile> definition_files(const Catalog& catalog) {
  std::vector<DefinitionFile> files;
  for (const auto kind : kShownKinds) {
    std::ranges::move(catalog.files(kind), std::back_inserter(files));
  }
  return files;
}

/// Words for the keys that definitions share; other keys are shown by their own name.
Text key_words(const std::string& key) {
  static const std::map<std::string, Text> kWords = {
      {"source", {"fuente", "source"}}, {"vintage", {"vigencia", "vintage"}},     {"method", {"método", "method"}},
      {"status", {"estado", "status"}}, {"publisher", {"publica", "publisher"}},  {"article", {"artículo", "article"}},
      {"page", {"página", "page"}},     {"licence", {"licencia", "licence"}},     {"citation", {"cita", "citation"}},
      {"unit", {"unidad", "unit"}},     {"confidence", {"certeza", "confidence"}}};
  const auto found = kWords.find(key);
  return found == kWords.end() ? Text{key, key} : found->second;
}

void add_value(const std::string& key, const Value& value, Lines& lines) {
  const Text word = key_words(key);
  if (value.is_text()) {
    lines.add(word.es, word.en, value.text());
  } else if (value.is_number()) {
    lines.add(word.es, word.en, fmt::format("{}", value.number()));
  } else if (value.is_table() && value.table().has("es") && value.table().has("en")) {
    const Text text = value.bilingual();
    lines.add(Text{fmt::format("{}: {}", word.es, text.es), fmt::format("{}: {}", word.en, text.en)});
  }
}

Text defined_in(const Text& place) {
  return {"definido en: " + place.es, "defined in: " + place.en};
}

/// A table with an id and a name or title, shown by the values at its top.
Explanation explain_table(const Table& table, const Text& place) {
  Explanation explanation;
  explanation.name = table.text_or("id", "");
  explanation.title = table.bilingual_or("name", table.bilingual_or("title", {explanation.name, explanation.name}));
  Lines lines;
  if (const auto description = table.optional("description")) {
    lines.add(description->bilingual());
  }
  for (const auto& key : table.keys()) {
    if (key != "id" && key != "name" && key != "title" && key != "description") {
      add_value(key, table.required(key), lines);
    }
  }
  lines.add(defined_in(place));
  explanation.body = lines.text();
  return explanation;
}

}  // namespace

Explanation explain_source(const SourceDefinition& source) {
  Lines lines;
  if (!source.description.es.empty()) {
    lines.add(source.description);
  }
  lines.add("tipo", "kind", source_kind_name(source.kind));
  lines.add("nivel", "level", level_code(source.level));
  lines.add("publica", "publisher", source.publisher);
  lines.add("vigencia", "vintage", source.vintage);
  lines.add("licencia", "licence", source.licence);
  lines.add("cita", "citation", source.citation);
  lines.add("certeza", "confidence", source.confidence);
  lines.add("formatos", "formats", join(source.drivers, ", "));
  lines.add("nombres de archivo", "file names", join(source.file_names, ", "));
  lines.add("capa u hoja", "layer or sheet", source.layer);
  lines.add("números", "numbers", number_format(source));
  lines.add("CRS si el archivo no lo dice", "CRS when the file does not say", source.crs);
  lines.add("dígitos del código", "digits of the code",
            fmt::format("{} ({})", source.codes.digits, source.codes.department_digits));
  lines.add(defined_in(DefinitionFile{source.file, source.origin}.place()));
  add_columns(source, lines);
  return {source.id, source.title, lines.text()};
}

Explanation explain_definition(const Document& document, const DefinitionFile& file) {
  return explain_table(document.root(), file.place());
}

std::vector<Explanation> explain_parts(const Document& document, const DefinitionFile& file) {
  const Table root = document.root();
  const std::string parent = root.text_or("id", "");
  Text place = file.place();
  if (!parent.empty()) {
    place.es += fmt::format(" ({})", parent);
    place.en += fmt::format(" ({})", parent);
  }
  std::vector<Explanation> parts;
  for (const auto& key : root.keys()) {
    const Value value = root.required(key);
    if (!value.is_array()) {
      continue;
    }
    for (const auto& item : value.array()) {
      if (item.is_table() && item.table().has("id")) {
        parts.push_back(explain_table(item.table(), place));
      }
    }
  }
  return parts;
}

std::optional<Explanation> explain_code(const UnitCode& code, const CodeHistory& history) {
  const std::vector<const CodeChange*> changes = history.changes_of(code);
  Lines lines;
  for (const CodeChange* change : changes) {
    lines.add(explain_change(*change));
  }
  std::string name = changes.empty() ? std::string() : changes.front()->name;
  for (const CodeChange& other : history.changes()) {
    const bool named = std::ranges::find(other.into, code) != other.into.end() ||
                       std::ranges::find(other.from, code) != other.from.end();
    if (named && other.code != code) {
      const Text change = explain_change(other);
      lines.add(Text{fmt::format("{} ({}): {}", other.code.text(), other.name, change.es),
                     fmt::format("{} ({}): {}", other.code.text(), other.name, change.en)});
    }
  }
  if (lines.text().es.empty()) {
    return std::nullopt;
  }
  name = name.empty() ? code.text() : name;
  return Explanation{code.text(), {name, name}, lines.text()};
}

namespace {

/// A code in the form of a municipality's of which the history tells nothing.
std::optional<Explanation> explain_plain_code(const std::string& name, const CodeHistory& history) {
  constexpr CodeShape kMunicipality;
  const ParsedCode parsed = parse_code(name, kMunicipality);
  if (!parsed.is_unit()) {
    return std::nullopt;
  }
  if (auto known = explain_code(parsed.code, history)) {
    return known;
  }
  Lines lines;
  lines.add("departamento", "department", department_of(parsed.code, kMunicipality));
  lines.add(
      Text{"Tiene la forma de un código municipal de DIVIPOLA y la historia de códigos no registra cambios suyos.\n"
           "Sus datos: comarca explain ÍNDICE --project project.toml --unit " +
               parsed.code.text(),
           "It has the form of a municipal code of DIVIPOLA, and the history of codes has no change of it.\n"
           "Its data: comarca explain INDEX --project project.toml --unit " +
               parsed.code.text()});
  return Explanation{parsed.code.text(), {"código municipal", "municipal code"}, lines.text()};
}

}  // namespace

namespace {

/// The columns of known tables that say the peer group of each unit, a line each.
Text peer_columns(const Catalog& catalog, const std::string& indicator) {
  Lines lines;
  for (const auto& feed : catalog.get<TableFeeds>().list) {
    if (feed.indicator == indicator && !feed.peers.empty()) {
      lines.add("grupo par", "peer group", fmt::format("{} ({})", feed.peers, feed.source));
    }
  }
  return lines.text();
}

/// What an indicator is, counts and computes, in place of what every definition says of itself.
void add_formulas(Explanation& explanation, const Catalog& catalog, const std::string& name) {
  if (const Indicator* const indicator = catalog.get<Indicators>().find(name)) {
    const Text peers = peer_columns(catalog, name);
    const Text place = defined_in(indicator->file.place());
    explanation.body.es = describe_indicator(*indicator, Language::spanish) + peers.es + place.es + "\n";
    explanation.body.en = describe_indicator(*indicator, Language::english) + peers.en + place.en + "\n";
  }
}

}  // namespace

Explanation explain(const std::string& name, const Catalog& catalog) {
  const auto& sources = catalog.get<SourceCatalog>();
  if (const SourceDefinition* source = sources.find(name)) {
    return explain_source(*source);
  }
  if (auto code = explain_code(UnitCode(name), sources.history())) {
    return *std::move(code);
  }
  std::vector<std::string> known = sources.ids();
  for (const auto& file : definition_files(catalog)) {
    const Document document = Document::from_file(file.path);
    std::vector<Explanation> found = {explain_definition(document, file)};
    std::ranges::move(explain_parts(document, file), std::back_inserter(found));
    for (auto& definition : found) {
      if (definition.name == name) {
        add_formulas(definition, catalog, name);
        return std::move(definition);
      }
      known.push_back(std::move(definition.name));
    }
  }
  if (auto code = explain_plain_code(name, sources.history())) {
    return *std::move(code);
  }
  throw usage_error(fmt::format("nothing is called '{}'", name), {}, suggestion(name, known));
}

std::vector<Explanation> explainable(const Catalog& catalog) {
  std::vector<Explanation> all;
  for (const auto& source : catalog.get<SourceCatalog>().sources()) {
    all.push_back(explain_source(source));
  }
  for (const auto& file : definition_files(catalog)) {
    Explanation definition = explain_definition(Document::from_file(file.path), file);
    if (!definition.name.empty()) {
      all.push_back(std::move(definition));
    }
  }
  return all;
}

}  // namespace comarca
