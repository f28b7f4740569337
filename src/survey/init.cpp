// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/init.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/failure.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/toml_text.hpp"
#include "comarca/catalog/typed_table.hpp"
#include "comarca/gis/table_reader.hpp"
#include "comarca/project/keys.hpp"
#include "survey/inspect/parts.hpp"

namespace comarca {
namespace {

constexpr int kDeepest = 3;
constexpr std::size_t kMostFiles = 500;
constexpr std::string_view kProjectFile = "project.toml";

/// A layer or table of the folder and the source that fits it best.
struct Candidate {
  std::filesystem::path file;
  std::string layer;
  const SourceDefinition* source = nullptr;
  double score = 0;
  std::size_t rows = 0;
  bool names_subregions = false;  ///< its columns do
};

/// A preset for any file: what it reads is a proposal that somebody must look at.
bool is_preset(const SourceDefinition& source) {
  return source.file_names.empty();
}

bool has_subregion_names(const InspectedLayer& layer, const SourceDefinition& source) {
  std::vector<std::string> names;
  for (const auto& column : layer.columns) {
    names.push_back(column.name);
  }
  const SourceColumn* wanted = source.column_of(ColumnRole::subregion_name);
  return wanted != nullptr && find_columns(names, source)[static_cast<std::size_t>(wanted - source.columns.data())];
}

bool is_layer_file(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 9> kEndings = {"shp",      "gpkg", "geojson", "json", "topojson",
                                                               "geojsonl", "fgb",  "kml",     "zip"};
  const std::string ending = folded(path.extension().string());
  return std::ranges::find(kEndings, std::string_view(ending)) != kEndings.end();
}

/// Readable files, in order of their paths.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  const auto options = std::filesystem::directory_options::skip_permission_denied;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder, options);
       entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    if (entry.depth() + 1 >= kDeepest || entry->path().filename().string().starts_with(".")) {
      entry.disable_recursion_pending();
    }
    const bool wanted = entry->is_regular_file() && (is_layer_file(entry->path()) || is_table_file(entry->path()));
    if (wanted) {
      files.push_back(entry->path());
    }
    if (files.size() > kMostFiles) {
      throw usage_error(fmt::format("the folder has more than {} layers and tables", kMostFiles),
                        {.file = folder.string()}, "Give a folder with the files of one project.");
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string relative_name(const std::filesystem::path& file, const std::filesystem::path& folder) {
  return file.lexically_relative(folder).generic_string();
}

class Folder {
 public:
  Folder(std::filesystem::path folder, const SourceCatalog& catalog) : folder_(std::move(folder)), catalog_(catalog) {
    for (const auto& file : files_of(folder_)) {
      look_at(file);
    }
    for (const auto& [where, count] : unknown_) {
      notes_.push_back({fmt::format("{}: ninguna fuente conocida encaja (archivos: {})", where, count),
                        fmt::format("{}: no known source fits (files: {})", where, count)});
    }
  }

  /// The layer of municipalities to propose: one of a known source before one read by a preset, of the latest vintage,
  /// with the most municipalities and, of equals, the most detail.
  [[nodiscard]] const Candidate* boundaries() const {
    std::vector<const Candidate*> best;
    for (const auto& layer : layers_) {
      if (!best.empty() && rank(layer) < rank(*best.front())) {
        continue;
      }
      if (!best.empty() && rank(*best.front()) < rank(layer)) {
        best.clear();
      }
      best.push_back(&layer);
    }
    if (best.size() < 2) {
      return best.empty() ? nullptr : best.front();
    }
    return *std::ranges::max_element(best, {}, [](const Candidate* layer) { return vertices_of(*layer); });
  }

  [[nodiscard]] const std::vector<Candidate>& layers() const noexcept { return layers_; }
  [[nodiscard]] const std::vector<Candidate>& tables() const noexcept { return tables_; }
  [[nodiscard]] const std::vector<Text>& notes() const noexcept { return notes_; }

 private:
  static std::tuple<bool, std::string, std::size_t> rank(const Candidate& layer) {
    return {!is_preset(*layer.source), layer.source->vintage, layer.rows};
  }

  static std::size_t vertices_of(const Candidate& layer) {
    Findings ignored;
    return read_vector_layer(layer.file, layer.layer, {}, ignored).polygons.points.size();
  }

  static bool is_readable(const Candidate& layer) {
    Findings ignored;
    return pipeline::most_codes_are_readable(read_vector_layer(layer.file, layer.layer, {}, ignored), *layer.source);
  }

  void look_at(const std::filesystem::path& file) {
    const std::string name = relative_name(file, folder_);
    const auto failure = failure_of([&] {
      const Inspection seen =
          is_table_file(file) ? pipeline::describe_table(file, catalog_) : pipeline::describe_vector(file, catalog_);
      if (!add_best(file, seen)) {
        ++unknown_[file.lexically_relative(folder_).begin()->string()];
      }
    });
    if (failure) {
      const std::string note = fmt::format("{}: {}", name, failure->message());
      notes_.push_back({note, note});
    }
  }

  bool add_best(const std::filesystem::path& file, const Inspection& seen) {
    std::optional<Candidate> best;
    for (const auto& layer : seen.layers) {
      if (!layer.matches.empty() && (!best || layer.matches.front().score > best->score)) {
        const SourceMatch& match = layer.matches.front();
        const SourceDefinition& source = catalog_.get(match.source);
        best = Candidate{file, layer.name, &source, match.score, layer.rows, has_subregion_names(layer, source)};
      }
    }
    if (!best) {
      return false;
    }
    const bool municipal = best->source->level == Level::municipality;
    if (is_table_file(file)) {
      keep(municipal && best->source->kind != SourceKind::microdata ? &tables_ : nullptr, *best);
      return true;
    }
    if (is_preset(*best->source) && !is_readable(*best)) {
      return false;
    }
    keep(municipal ? &layers_ : nullptr, *best);
    return true;
  }

  /// Keeps what a project can name; a known file for which there is no list is told of.
  void keep(std::vector<Candidate>* list, const Candidate& candidate) {
    if (list != nullptr) {
      list->push_back(candidate);
      return;
    }
    const std::string name = relative_name(candidate.file, folder_);
    notes_.push_back({fmt::format("{}: es «{}»; no va en un proyecto inicial", name, candidate.source->id),
                      fmt::format("{}: is '{}'; it is no part of a starter project", name, candidate.source->id)});
  }

  std::filesystem::path folder_;
  const SourceCatalog& catalog_;
  std::vector<Candidate> layers_;
  std::vector<Candidate> tables_;
  std::vector<Text> notes_;
  std::map<std::string, std::size_t> unknown_;  ///< files without a source, by folder or name
};

/// Other layers that may be meant, one line each; the same layer in another format is told of once.
std::string other_layers(const std::filesystem::path& folder, const Folder& found, const Candidate& boundaries,
                         std::string_view words) {
  std::string out;
  const auto name_of = [](const Candidate& layer) {
    return std::tuple{layer.file.parent_path() / layer.file.stem(), layer.source->id, layer.rows};
  };
  std::set<decltype(name_of(boundaries))> told{name_of(boundaries)};
  for (const auto& other : found.layers()) {
    if (told.insert(name_of(other)).second) {
      out += fmt::format("# {}: {} ({})\n", words, relative_name(other.file, folder), other.source->id);
    }
  }
  return out;
}

std::string project_text(const std::filesystem::path& folder, const Folder& found, const Candidate& boundaries,
                         Language language) {
  const auto say = [&](const char* es, const char* en) { return std::string(in(language, es, en)); };
  std::string out = "# SPDX-License-Identifier: Apache-2.0\n";
  out += say("# Proyecto inicial: revise cada línea. «comarca check project.toml» muestra los hallazgos.\n",
             "# Starter project: look at every line. 'comarca check project.toml' shows the findings.\n");
  out += fmt::format("name = {}\nlanguage = \"{}\"\n", toml_text(folder.filename().string()), language_code(language));
  out += fmt::format("\n[boundaries]  # {}\n", boundaries.source->title.in(language));
  out += fmt::format("file = {}\nsource = {}\n", toml_text(relative_name(boundaries.file, folder)),
                     toml_text(boundaries.source->id));
  out += fmt::format("layer = {}\n", toml_text(boundaries.layer));
  out += say("# departments = [\"68\"]  # solo estos departamentos\n",
             "# departments = [\"68\"]  # these departments only\n");
  out += other_layers(folder, found, boundaries, say("otra capa posible", "another possible layer"));
  for (const auto& table : found.tables()) {
    if (table.names_subregions) {
      out += fmt::format("\n# {}\n# [subregions]\n# file = {}\n# source = {}\n",
                         say("Subregiones de esta tabla, si son las del proyecto:",
                             "Subregions of this table, when they are the project's:"),
                         toml_text(relative_name(table.file, folder)), toml_text(table.source->id));
    }
  }
  for (const auto& table : found.tables()) {
    if (is_preset(*table.source) && table.names_subregions) {
      continue;
    }
    const std::string_view mark = is_preset(*table.source) ? "# " : "";
    out += fmt::format("\n{}[[table]]  # {}\n{}name = {}\n{}file = {}\n{}source = {}\n", mark,
                       table.source->title.in(language), mark, toml_text(table.file.stem().string()), mark,
                       toml_text(relative_name(table.file, folder)), mark, toml_text(table.source->id));
  }
  out += "\n[product]\nfile = \"producto.gpkg\"\n";
  return out;
}

}  // namespace

StarterProject propose_project(const std::filesystem::path& folder, const SourceCatalog& catalog, Language language) {
  if (!std::filesystem::is_directory(folder)) {
    throw usage_error("there is no such folder", {.file = folder.string()}, "Give the folder that holds the data.");
  }
  std::filesystem::path place = std::filesystem::canonical(folder);
  StarterProject starter{place / kProjectFile, {}, {}};
  if (std::filesystem::exists(starter.file)) {
    throw usage_error("there is a project file already", {.file = starter.file.string()},
                      "Edit it, or take it away first.");
  }
  const Folder found(place, catalog);
  const Candidate* boundaries = found.boundaries();
  if (boundaries == nullptr) {
    throw usage_error("no layer of municipalities lies here", {.file = folder.string()},
                      "comarca inspect FILE tells what a file is and which source fits it.");
  }
  starter.text = project_text(place, found, *boundaries, language);
  starter.notes = found.notes();
  check_project_text(starter.text, place);  // what is proposed can be read
  return starter;
}

}  // namespace comarca
