// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/catalog.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <system_error>
#include <typeindex>

#include <fmt/format.h>

#include "catalog/definitions/places.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

struct Layer {
  fs::path root;
  Origin origin = Origin::installed;

  [[nodiscard]] fs::path folder(const KindPlaces& places) const {
    return root / (origin == Origin::installed ? places.installed : places.own);
  }
  /// The palettes and classes of the installed styles lie beside the folder of those of layers.
  [[nodiscard]] fs::path named(const KindPlaces& places, std::string_view name) const {
    const bool beside = origin == Origin::installed && places.kind == DefinitionKind::style;
    return (beside ? folder(places).parent_path() : folder(places)) / name;
  }
};

bool is_named(const KindPlaces& places, const std::string& name) {
  return std::ranges::find(places.lists, name) != places.lists.end() ||
         std::ranges::find(places.tables, name) != places.tables.end();
}

/// The .toml of a folder, by name. A user need not have every folder; an installation must.
std::vector<fs::path> toml_files(const Layer& layer, const KindPlaces& places) {
  const fs::path folder = layer.folder(places);
  std::error_code failure;
  std::vector<fs::path> files;
  for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::end(entry);
       entry.increment(failure)) {
    if (entry->path().extension() == ".toml") {
      files.push_back(entry->path());
    }
  }
  if (failure && (layer.origin == Origin::installed || fs::exists(folder))) {
    throw io_error(fmt::format("cannot list the definitions: {}", failure.message()), {.file = folder.string()},
                   "Check COMARCA_DATA.");
  }
  std::ranges::sort(files);
  return files;
}

std::string id_of(const Document& document, const KindPlaces& places) {
  std::string id;
  for (const auto key : places.id) {
    const auto value = document.root().optional(key);
    if (!value && key == places.id.front()) {
      return fs::path(document.name()).stem().string();
    }
    id += fmt::format("{}{}", id.empty() ? "" : " → ", value ? value->text() : "");
  }
  return id.empty() ? fs::path(document.name()).stem().string() : id;
}

std::vector<Definition> read_definitions(const Layer& layer, const KindPlaces& places) {
  std::vector<Definition> found;
  for (const auto& file : toml_files(layer, places)) {
    if (is_named(places, file.filename().string())) {
      continue;
    }
    const Document document = Document::from_file(file);
    std::string id = id_of(document, places);
    const auto same = std::ranges::find(found, id, &Definition::id);
    if (same != found.end()) {
      throw usage_error(
          fmt::format("two definitions are called '{}': {} and {}", id, same->file.path.string(), file.string()),
          {.file = file.string()}, "Give one of them another id.");
    }
    found.push_back({std::move(id), document, {file, layer.origin}});
  }
  return found;
}

/// What the parts of a list are called: the ids of its arrays of tables, and the names of its named tables.
std::vector<std::string> parts_of(const Document& document) {
  std::vector<std::string> parts;
  const Table root = document.root();
  for (const auto& key : root.keys()) {
    const Value value = root.required(key);
    if (value.is_table()) {
      std::ranges::move(value.table().keys(), std::back_inserter(parts));
    }
    for (const auto& item : value.is_array() ? value.array() : std::vector<Value>()) {
      if (item.is_table() && item.table().has("id")) {
        parts.push_back(item.table().required("id").text());
      }
    }
  }
  return parts;
}

void add_replaced_parts(const DefinitionFile& by, const DefinitionFile& of, std::vector<Replacement>& found) {
  const auto before = parts_of(Document::from_file(of.path));
  for (const auto& part : parts_of(Document::from_file(by.path))) {
    if (std::ranges::find(before, part) != before.end()) {
      found.push_back({part, by.path, of.path});
    }
  }
}

}  // namespace

Text DefinitionFile::place() const {
  if (origin == Origin::installed) {
    return {path.filename().string(), path.filename().string()};
  }
  const std::string shown = path.string();
  return {fmt::format("{} (del proyecto)", shown), fmt::format("{} (of the project)", shown)};
}

struct Catalog::State {
  std::vector<Layer> layers;  ///< the installed first
  std::recursive_mutex reading;
  std::map<std::type_index, std::shared_ptr<const void>> collections;
};

Catalog::Catalog(std::filesystem::path data) : state_(std::make_shared<State>()) {
  state_->layers.push_back({std::move(data), Origin::installed});
}

Catalog Catalog::beside(const std::filesystem::path& folder) const {
  std::error_code ignored;
  const fs::path own = folder / "layers";
  // A project in the folder of the program's own data adds nothing to it.
  if (!fs::is_directory(own, ignored) || fs::equivalent(own, data() / "layers", ignored)) {
    return *this;
  }
  return with(own);
}

Catalog Catalog::with(const std::filesystem::path& own) const {
  if (!fs::is_directory(own)) {
    throw io_error("there is no such folder of definitions", {.file = own.string()});
  }
  check_own_folder(own);
  auto state = std::make_shared<State>();
  state->layers = state_->layers;
  state->layers.push_back({own, Origin::own});
  return Catalog(std::move(state));
}

std::shared_ptr<const void> Catalog::cached(const std::type_info& type, Read read) const {
  const std::scoped_lock lock(state_->reading);
  auto& collection = state_->collections[type];
  if (!collection) {
    collection = read(*this);
  }
  return collection;
}

std::vector<Definition> Catalog::definitions(DefinitionKind kind) const {
  const KindPlaces& places = places_of(kind);
  std::vector<Definition> all;
  for (const Layer& layer : state_->layers) {
    lay_over(all, read_definitions(layer, places), &Definition::id);
  }
  std::ranges::stable_sort(all, {}, [](const Definition& one) { return one.file.path.filename(); });
  return all;
}

DefinitionFile Catalog::file(DefinitionKind kind, std::string_view name) const {
  const auto found = files(kind, name);
  if (found.empty()) {
    throw io_error(fmt::format("there is no '{}' among the definitions", name),
                   {.file = state_->layers.front().named(places_of(kind), name).string()}, "Check COMARCA_DATA.");
  }
  return found.back();
}

std::vector<DefinitionFile> Catalog::files(DefinitionKind kind, std::string_view name) const {
  std::vector<DefinitionFile> found;
  std::error_code ignored;
  for (const Layer& layer : state_->layers) {
    const fs::path file = layer.named(places_of(kind), name);
    if (fs::is_regular_file(file, ignored)) {
      found.push_back({file, layer.origin});
    }
  }
  return found;
}

std::vector<DefinitionFile> Catalog::files(DefinitionKind kind) const {
  const KindPlaces& places = places_of(kind);
  std::vector<DefinitionFile> found;
  for (const auto& definition : definitions(kind)) {
    found.push_back(definition.file);
  }
  for (const auto name : places.lists) {
    std::ranges::move(files(kind, name), std::back_inserter(found));
  }
  for (const auto name : places.tables) {
    found.push_back(file(kind, name));
  }
  std::ranges::stable_sort(found, {}, [](const DefinitionFile& one) { return one.path.filename(); });
  return found;
}

bool Catalog::has_own() const noexcept {
  return state_->layers.size() > 1;
}

bool Catalog::has_own(DefinitionKind kind) const {
  return std::ranges::any_of(state_->layers, [&](const Layer& layer) {
    return layer.origin == Origin::own && !toml_files(layer, places_of(kind)).empty();
  });
}

std::vector<Replacement> Catalog::replacements() const {
  std::vector<Replacement> found;
  for (const KindPlaces& places : all_places()) {
    if (!has_own(places.kind)) {
      continue;
    }
    std::vector<Definition> below;
    for (const Layer& layer : state_->layers) {
      auto here = read_definitions(layer, places);
      for (const Definition& one : here) {
        if (const auto same = std::ranges::find(below, one.id, &Definition::id); same != below.end()) {
          found.push_back({one.id, one.file.path, same->file.path});
        }
      }
      lay_over(below, std::move(here), &Definition::id);
    }
    for (const auto name : places.lists) {
      const auto each = files(places.kind, name);
      for (std::size_t i = 1; i < each.size(); ++i) {
        add_replaced_parts(each[i], each[i - 1], found);
      }
    }
    for (const auto name : places.tables) {
      const auto each = files(places.kind, name);
      for (std::size_t i = 1; i < each.size(); ++i) {
        found.push_back({std::string(name), each[i].path, each[i - 1].path});
      }
    }
  }
  return found;
}

const std::filesystem::path& Catalog::data() const noexcept {
  return state_->layers.front().root;
}

}  // namespace comarca
