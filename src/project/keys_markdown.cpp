// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/project/keys.hpp"

namespace comarca {
namespace {

Text type_name(KeyType type) {
  switch (type) {
    case KeyType::word:
      return {"palabra", "word"};
    case KeyType::date:
      return {"fecha", "date"};
    case KeyType::crs:
      return {"sistema de coordenadas", "CRS"};
    case KeyType::path:
      return {"ruta", "path"};
    case KeyType::bilingual:
      return {"texto, o { es, en }", "text, or { es, en }"};
    case KeyType::boolean:
      return {"true o false", "true or false"};
    case KeyType::integer:
      return {"entero", "integer"};
    case KeyType::number:
      return {"número", "number"};
    case KeyType::texts:
      return {"lista de textos", "array of texts"};
    case KeyType::numbers:
      return {"lista de números", "array of numbers"};
    case KeyType::table:
      return {"tabla", "table"};
    case KeyType::section:
    case KeyType::sections:
      return {"sección", "section"};
    default:
      return {"texto", "text"};
  }
}

/// A bar would end the cell.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, "\\");
  }
  return text;
}

class Pages {
 public:
  explicit Pages(Language language) : language_(language) {}

  void section(const std::string& header, const std::vector<KeyDescription>& keys) {
    begin(header);
    for (const auto& key : keys) {
      if (!key.is_section() || key.keys.empty()) {
        row(key);
      }
    }
  }

  /// The sections within, each after its holder.
  void sections_of(const std::string& path, const std::vector<KeyDescription>& keys) {
    for (const auto& key : keys) {
      if (key.is_section() && !key.keys.empty()) {
        const std::string inside = path.empty() ? key.name : path + "." + key.name;
        const bool many = key.type == KeyType::sections;
        section(fmt::format(fmt::runtime(many ? "`[[{}]]`" : "`[{}]`"), inside) + ": " + key.says.in(language_) +
                    (key.presence == KeyPresence::required ? in_language({" (obligatoria)", " (required)"}) : ""),
                key.keys);
        sections_of(inside, key.keys);
      }
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] std::string in_language(const Text& text) const { return text.in(language_); }

  void begin(const std::string& header) {
    out_ += fmt::format("\n### {}\n", header);
    out_ += in_language({"| clave | qué es | valores | si falta |\n", "| key | what it is | values | when absent |\n"});
    out_ += "|---|---|---|---|\n";
  }

  void row(const KeyDescription& key) {
    const std::string limits = limits_of(key).in(language_);
    const std::string type = type_name(key.type).in(language_);
    const bool said = key.type == KeyType::word;
    std::string values = limits.empty() ? type : said ? limits : type + ": " + limits;
    if (limits.empty() && !key.unit.empty()) {
      values += " (" + key.unit + ")";
    }
    const std::string absent = key.presence == KeyPresence::required ? in_language({"**obligatoria**", "**required**"})
                               : key.fallback.empty()                ? std::string()
                                                                     : "`" + key.fallback + "`";
    out_ += fmt::format("| `{}` | {} | {} | {} |\n", key.name, cell(key.says.in(language_)), cell(values), absent);
  }

  Language language_;
  std::string out_;
};

}  // namespace

std::string project_keys_markdown(Language language) {
  Pages pages(language);
  pages.section(Text{"Al principio del archivo", "At the top of the file"}.in(language), project_keys());
  pages.sections_of("", project_keys());
  return pages.take();
}

}  // namespace comarca
