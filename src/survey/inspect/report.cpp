// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/base/text.hpp"
#include "comarca/survey/inspect.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostColumns = 40;
constexpr std::size_t kMostMatches = 3;
constexpr std::size_t kLongestExample = 32;

/// At most so many characters; never a part of one.
std::string shortened(std::string_view text) {
  std::size_t end = 0;
  std::size_t characters = 0;
  while (end < text.size() && characters < kLongestExample) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    ++characters;
  }
  std::string out(text.substr(0, end));
  std::ranges::replace(out, '\n', ' ');
  return end < text.size() ? out + "…" : out;
}

std::string column_text(const InspectedColumn& column) {
  const std::string type = column.type.empty() ? std::string() : fmt::format(" ({})", column.type);
  const std::string example = column.example.empty() ? std::string() : fmt::format(" = {}", shortened(column.example));
  return fmt::format("    {}{}{}\n", shortened(column.name), type, example);
}

std::string matches_text(const InspectedLayer& layer, const SourceCatalog& catalog, Language language) {
  if (layer.matches.empty()) {
    return in(language, "  fuente: ninguna conocida encaja\n", "  source: none that is known fits\n");
  }
  std::string out = in(language, "  fuentes que encajan:\n", "  sources that fit:\n");
  for (std::size_t i = 0; i < std::min(kMostMatches, layer.matches.size()); ++i) {
    const SourceMatch& match = layer.matches[i];
    out += fmt::format("    {:<24} {:>3.0f} %  {} — {}\n", match.source, match.score * 100, match.reason.in(language),
                       catalog.get(match.source).title.in(language));
  }
  return out;
}

std::string layer_text(const InspectedLayer& layer, const SourceCatalog& catalog, Language language) {
  const bool table = layer.geometry.empty();
  std::string out =
      fmt::format("\n{}{}{}, {} {}", table ? in(language, "tabla", "table") : in(language, "capa", "layer"),
                  layer.name.empty() ? "" : " ", layer.name, layer.rows, in(language, "filas", "rows"));
  if (table) {
    out += fmt::format(", {} {}\n", in(language, "encabezado en la línea", "header in line"), layer.header_line);
  } else {
    const std::string none = in(language, "sin CRS", "no CRS");
    out += fmt::format(", {}, {}\n", layer.geometry, layer.crs.empty() ? none : shortened(layer.crs));
  }
  out += matches_text(layer, catalog, language);
  out += fmt::format("  {}: {}\n", in(language, "columnas", "columns"), layer.columns.size());
  for (std::size_t i = 0; i < std::min(kMostColumns, layer.columns.size()); ++i) {
    out += column_text(layer.columns[i]);
  }
  if (layer.columns.size() > kMostColumns) {
    out += fmt::format("    … {} {}\n", layer.columns.size() - kMostColumns, in(language, "más", "more"));
  }
  return out;
}

Json layer_json(const InspectedLayer& layer, Language language) {
  Json item;
  item["name"] = layer.name;
  item["geometry"] = layer.geometry;
  item["crs"] = layer.crs;
  item["rows"] = layer.rows;
  if (layer.geometry.empty()) {
    item["header_line"] = layer.header_line;
  }
  item["columns"] = Json::array();
  for (const auto& column : layer.columns) {
    item["columns"].push_back({{"name", column.name}, {"type", column.type}, {"example", column.example}});
  }
  item["sources"] = Json::array();
  for (const auto& match : layer.matches) {
    item["sources"].push_back({{"id", match.source}, {"score", match.score}, {"reason", match.reason.in(language)}});
  }
  return item;
}

}  // namespace

std::string inspection_text(const Inspection& inspection, const SourceCatalog& catalog, Language language) {
  std::string out = fmt::format("{}: {}, {} bytes", inspection.file, inspection.format, inspection.bytes);
  if (!inspection.encoding.empty()) {
    out += fmt::format(", {}", inspection.encoding);
  }
  if (!inspection.separator.empty()) {
    const std::string mark = inspection.separator == "\t" ? "tab" : inspection.separator;
    out += fmt::format(", {} «{}»", in(language, "separador", "separator"), mark);
  }
  out += fmt::format("\nsha256 {}\n", inspection.sha256);
  for (const auto& layer : inspection.layers) {
    out += layer_text(layer, catalog, language);
  }
  return out;
}

std::string inspection_json(const Inspection& inspection, Language language) {
  Json root;
  root["file"] = inspection.file;
  root["format"] = inspection.format;
  root["bytes"] = inspection.bytes;
  root["sha256"] = inspection.sha256;
  root["encoding"] = inspection.encoding;
  root["separator"] = inspection.separator;
  root["layers"] = Json::array();
  for (const auto& layer : inspection.layers) {
    root["layers"].push_back(layer_json(layer, language));
  }
  root["findings"] = Json::array();
  for (const auto& finding : inspection.findings.list()) {
    root["findings"].push_back({{"severity", severity_name(finding.severity).en},
                                {"code", finding.code},
                                {"layer", finding.layer},
                                {"unit", finding.unit},
                                {"where", finding.where},
                                {"what", finding.what.in(language)},
                                {"remedy", finding.remedy.in(language)}});
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace comarca
