// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/match.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/typed_table.hpp"

// ADR 0123: sources are data, recognised by their columns.
namespace comarca {
namespace {

// What speaks for a source: that all it requires is there, how many of its columns are, the name of the file, the
// layer.
constexpr double kRequiredWeight = 0.35;
constexpr double kColumnWeight = 0.35;
constexpr double kNameWeight = 0.2;
constexpr double kLayerWeight = 0.1;
constexpr double kPositionWeight = 0.5;     // a column known by its position alone says little about the file
constexpr double kOtherDriverFactor = 0.9;  // a table saved in another format is still that table
constexpr std::size_t kTellingColumns = 2;  // one required header may be anybody's

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return lower(c); });
  return text;
}

bool matches(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  std::size_t p = 0;
  while (at < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[at])) {
      ++at;
      ++p;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = at;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') {
    ++p;
  }
  return p == pattern.size();
}

SourceMatch no_match(const SourceDefinition& source, Text reason) {
  return {source.id, 0, 0, std::move(reason)};
}

/// The required column that is not there, or null.
const SourceColumn* missing_column(const SourceDefinition& source,
                                   const std::vector<std::optional<std::size_t>>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (lacks_column(source, found, i)) {
      return &source.columns[i];
    }
  }
  return nullptr;
}

/// What speaks for a source.
struct Evidence {
  std::size_t present = 0;
  bool required = false;
  double column_share = 0;
  bool named = false;
  bool layer = false;
  bool usual_driver = false;

  [[nodiscard]] double score() const noexcept {
    const double sum = (required ? kRequiredWeight : 0) + kColumnWeight * column_share + (named ? kNameWeight : 0) +
                       (layer ? kLayerWeight : 0);
    return usual_driver ? sum : sum * kOtherDriverFactor;
  }
};

Evidence gather(const FileTraits& file, const SourceDefinition& source,
                const std::vector<std::optional<std::size_t>>& found) {
  Evidence evidence;
  double weight = 0;
  std::size_t required = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) {
      ++evidence.present;
      const bool by_header = source.columns[i].position == 0;
      weight += by_header ? 1 : kPositionWeight;
      required += by_header && source.columns[i].required ? std::size_t{1} : std::size_t{0};
    }
  }
  evidence.required = required >= kTellingColumns || source.width > 0;
  evidence.column_share = found.empty() ? 0 : weight / static_cast<double>(found.size());
  evidence.named = std::ranges::any_of(
      source.file_names, [&](const std::string& pattern) { return follows_pattern(file.file_name, pattern); });
  evidence.layer = source.layer.empty() || folded(source.layer) == folded(file.layer);
  evidence.usual_driver =
      source.drivers.empty() || std::ranges::find(source.drivers, file.driver) != source.drivers.end();
  return evidence;
}

}  // namespace

bool follows_pattern(const std::string& name, const std::string& pattern) {
  return matches(lower(name), lower(pattern));
}

SourceMatch score_source(const FileTraits& file, const SourceDefinition& source) {
  if (source.kind == SourceKind::boundaries && !file.polygons) {
    return no_match(source, {"no hay polígonos", "there are no polygons"});
  }
  const bool generic = source.file_names.empty();
  if (source.kind != SourceKind::boundaries && file.polygons && !generic) {
    return no_match(source, {"es una tabla y el archivo trae polígonos", "is a table and the file holds polygons"});
  }
  if (source.width > 0 && file.columns.size() != source.width) {
    return no_match(source, {fmt::format("tiene {} columnas y no {}", file.columns.size(), source.width),
                             fmt::format("has {} columns and not {}", file.columns.size(), source.width)});
  }
  const auto found = find_columns(file.columns, source);
  if (const SourceColumn* missing = missing_column(source, found)) {
    const std::string name = missing->headers.empty() ? missing->name : missing->headers.front();
    return no_match(source, {fmt::format("falta la columna «{}»", name), fmt::format("column '{}' is missing", name)});
  }
  const Evidence evidence = gather(file, source, found);
  // A preset for any file never wins against a source that knows its columns.
  const double score = generic ? kLeastScore : evidence.score();
  const Text by_name = evidence.named ? Text{" y el nombre del archivo", " and the name of the file"} : Text{};
  return {source.id,
          score,
          evidence.present,
          {fmt::format("coinciden {} de sus {} columnas{}", evidence.present, source.columns.size(), by_name.es),
           fmt::format("{} of its {} columns match{}", evidence.present, source.columns.size(), by_name.en)}};
}

bool better_match(const SourceMatch& a, const SourceMatch& b) noexcept {
  return a.score != b.score ? a.score > b.score : a.columns > b.columns;
}

std::vector<SourceMatch> match_sources(const FileTraits& file, const SourceCatalog& catalog) {
  std::vector<SourceMatch> all;
  for (const auto& source : catalog.sources()) {
    SourceMatch match = score_source(file, source);
    if (match.score >= kLeastScore) {
      all.push_back(std::move(match));
    }
  }
  std::ranges::stable_sort(all, better_match);
  return all;
}

}  // namespace comarca
