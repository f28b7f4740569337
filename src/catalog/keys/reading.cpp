// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/keys/reading.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/failure.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

Text suggested(const std::string& name) {
  return {fmt::format("¿Quiso decir {}?", name), fmt::format("Did you mean {}?", name)};
}

std::string line_of(const Mistake& mistake, Language language) {
  const std::string place = mistake.where.to_string();
  const std::string& remedy = mistake.remedy.in(language);
  return fmt::format("{}{}{}{}{}", place, place.empty() ? "" : ": ", mistake.what.in(language),
                     remedy.empty() ? "" : "\n  ", remedy);
}

std::string lines_of(const std::vector<Mistake>& mistakes, std::size_t first, Language language) {
  std::vector<std::string> lines;
  for (std::size_t i = first; i < mistakes.size(); ++i) {
    lines.push_back(line_of(mistakes[i], language));
  }
  return join(lines, "\n");
}

std::vector<Mistake> sorted(std::vector<Mistake> mistakes) {
  std::ranges::stable_sort(mistakes, {}, [](const Mistake& mistake) {
    return std::pair(mistake.where.line.value_or(0), mistake.where.column.value_or(0));
  });
  return mistakes;
}

/// The remedy of the first and all the others below it, as joined() does.
std::string below(const std::vector<Mistake>& mistakes) {
  const std::string& remedy = mistakes.front().remedy.en;
  const std::string others = lines_of(mistakes, 1, Language::english);
  return remedy + (remedy.empty() || others.empty() ? "" : "\n") + others;
}

/// The key that a name was meant to be: by its Spanish alias, the nearest name, the nearest alias.
const KeyDescription* meant_by(const std::string& name, const std::vector<KeyDescription>& keys) {
  std::vector<std::string> names;
  std::vector<std::string> aliases;
  for (const auto& key : keys) {
    if (!key.alias.empty() && folded(key.alias) == folded(name)) {
      return &key;
    }
    names.push_back(key.name);
    aliases.push_back(key.alias);
  }
  if (const auto near = nearest_name(name, names)) {
    return &keys[static_cast<std::size_t>(std::ranges::find(names, *near) - names.begin())];
  }
  const auto near = nearest_name(name, aliases);
  return near && !near->empty() ? &keys[static_cast<std::size_t>(std::ranges::find(aliases, *near) - aliases.begin())]
                                : nullptr;
}

}  // namespace

DocumentError::DocumentError(std::vector<Mistake> mistakes)
    : Error(ErrorKind::usage, sorted(mistakes).front().what.en, sorted(mistakes).front().where,
            below(sorted(mistakes))),
      mistakes_(sorted(std::move(mistakes))) {}

std::string DocumentError::in(Language language) const {
  return lines_of(mistakes_, 0, language);
}

void Reading::mistake(Where where, Text what, Text remedy) {
  mistakes_.push_back({std::move(where), std::move(what), std::move(remedy)});
}

void Reading::attempt(const std::function<void()>& read) {
  if (const auto error = failure_of(read)) {
    mistake(error->where(), {error->message(), error->message()}, {error->remedy(), error->remedy()});
  }
}

void Reading::finish() const {
  if (!mistakes_.empty()) {
    throw DocumentError(mistakes_);
  }
}

std::string Reading::path_to(const std::string& name) const {
  std::string path;
  for (const auto& part : path_) {
    path += part + ".";
  }
  return path + name;
}

std::string Reading::shown(const KeyDescription& key) const {
  if (key.type == KeyType::section) {
    return fmt::format("[{}]", path_to(key.name));
  }
  return key.type == KeyType::sections ? fmt::format("[[{}]]", path_to(key.name)) : fmt::format("'{}'", key.name);
}

void Reading::unknown(const Table& table, const std::string& name, const KeyDescription* meant,
                      const std::vector<KeyDescription>& keys) {
  const Value value = *table.optional(name);
  const std::vector<Value> items = value.is_array() ? value.array() : std::vector<Value>();
  const bool many = !items.empty() && std::ranges::all_of(items, &Value::is_table);
  Text what;
  if (value.is_table() || many) {
    const std::string header = fmt::format(fmt::runtime(many ? "[[{}]]" : "[{}]"), path_to(name));
    what = {fmt::format("sección desconocida {}", header), fmt::format("unknown section {}", header)};
  } else {
    std::string path = path_to("");
    path = path.substr(0, path.empty() ? 0 : path.size() - 1);
    what = {fmt::format("clave desconocida '{}'{}", name, path.empty() ? "" : fmt::format(" en '{}'", path)),
            fmt::format("unknown key '{}'{}", name, path.empty() ? "" : fmt::format(" in '{}'", path))};
  }
  if (meant != nullptr) {
    mistake(table.where_of(name), std::move(what), suggested(shown(*meant)));
    return;
  }
  std::vector<std::string> names;
  for (const auto& key : keys) {
    names.push_back(key.name);
  }
  const std::string known = join(names, ", ");
  mistake(table.where_of(name), std::move(what),
          {fmt::format("Se conocen: {}.", known), fmt::format("Known: {}.", known)});
}

void Reading::check_names(const Table& table, const std::vector<KeyDescription>& keys) {
  std::vector<std::string> meant;
  for (const auto& name : table.keys()) {
    if (std::ranges::find(keys, name, &KeyDescription::name) == keys.end()) {
      const KeyDescription* key = meant_by(name, keys);
      meant.push_back(key == nullptr ? std::string() : key->name);
      unknown(table, name, key, keys);
    }
  }
  for (const auto& key : keys) {
    // One that is there under another name has been told.
    const bool told = std::ranges::find(meant, key.name) != meant.end();
    if (key.presence == KeyPresence::optional || table.has(key.name) || told) {
      continue;
    }
    std::string path = path_to("");
    path = path.substr(0, path.empty() ? 0 : path.size() - 1);
    const std::string add = key.is_section() ? shown(key) : fmt::format("'{} = ...'", key.name);
    mistake(table.where(),
            {fmt::format("falta {}{}", shown(key), path.empty() ? "" : fmt::format(" en '{}'", path)),
             fmt::format("{} is missing{}", shown(key), path.empty() ? "" : fmt::format(" in '{}'", path))},
            {fmt::format("Agregue {}: {}.", add, key.says.es), fmt::format("Add {}: {}.", add, key.says.en)});
  }
}

}  // namespace comarca
