// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/explain.hpp"

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

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

CodeHistory history_of(const std::filesystem::path& data) {
  return CodeHistory::load(data / "layers" / "sources" / "divipola_cambios.toml");
}

}  // namespace

Explanation explain_source(const SourceDefinition& source) {
  Lines lines;
  if (!source.description.es.empty()) {
    lines.add(source.description);
  }
  lines.add("tipo", "kind", source_kind_name(source.kind));
  lines.add("nivel", "level", source.level);
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
  lines.add("definido en", "defined in", std::filesystem::path(source.file).filename().string());
  add_columns(source, lines);
  return {source.id, source.title, lines.text()};
}

std::optional<Explanation> explain_code(const UnitCode& code, const CodeHistory& history) {
  const std::vector<const CodeChange*> changes = history.changes_of(code);
  if (changes.empty()) {
    return std::nullopt;
  }
  Lines lines;
  for (const CodeChange* change : changes) {
    lines.add(explain_change(*change));
  }
  return Explanation{code.text(), {changes.front()->name, changes.front()->name}, lines.text()};
}

Explanation explain(const std::string& name, const std::filesystem::path& data) {
  const auto catalog = SourceCatalog::load(data / "layers" / "sources");
  if (const SourceDefinition* source = catalog.find(name)) {
    return explain_source(*source);
  }
  if (auto code = explain_code(UnitCode(name), history_of(data))) {
    return *std::move(code);
  }
  throw usage_error(fmt::format("nothing is called '{}'", name), {}, suggestion(name, catalog.ids()));
}

std::vector<Explanation> explainable(const std::filesystem::path& data) {
  const auto catalog = SourceCatalog::load(data / "layers" / "sources");
  std::vector<Explanation> all;
  for (const auto& source : catalog.sources()) {
    all.push_back({source.id, source.title, {}});
  }
  return all;
}

}  // namespace comarca
