// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/keys/reading.hpp"
#include "comarca/catalog/keys/section_keys.hpp"

namespace comarca {
namespace {

const Text kText = {"un texto entre comillas", "a text in quotes"};
const Text kNumber = {"un número", "a number"};
const Text kInteger = {"un entero", "an integer"};
const Text kDate = {"una fecha como 2024-12-31", "a date as 2024-12-31"};

bool is_blank(const std::string& text) {
  return trim(text).empty();
}

/// "EPSG:9377" and the like, WKT, or parameters of PROJ: whether the system exists is asked when it is used.
bool looks_like_crs(const std::string& text) {
  return text.find_first_of(":[=") != std::string::npos;
}

bool ends_as_one_of(const std::filesystem::path& path, const std::vector<std::string>& endings) {
  const std::string ending = folded(path.extension().string());
  return endings.empty() ||
         std::ranges::any_of(endings, [&](const std::string& each) { return folded(each) == ending; });
}

}  // namespace

void Reading::wrong_type(const Value& value, const std::string& name, const Text& expected) {
  const Text kind = value.kind();
  const bool unquoted = (&expected == &kText) && value.is_number();
  mistake(value.where(),
          {fmt::format("'{}' es {}; se esperaba {}", name, kind.es, expected.es),
           fmt::format("'{}' is {}, expected {}", name, kind.en, expected.en)},
          unquoted ? Text{"Póngalo entre comillas.", "Put it in quotes."} : Text{});
}

std::optional<Date> Reading::date(const Value& value, const KeyDescription& key) {
  auto date = value.as_date();
  if (!date && value.is_text()) {
    mistake(value.where(),
            {fmt::format("'{}' es '{}', que no es un día del calendario", key.name, value.text()),
             fmt::format("'{}' is '{}', which is no day of the calendar", key.name, value.text())},
            {"Escríbalo como 2024-12-31.", "Write it as 2024-12-31."});
  } else if (!date) {
    wrong_type(value, key.name, kDate);
  }
  return date;
}

std::optional<std::string> Reading::text(const Value& value, const KeyDescription& key) {
  if (!value.is_text()) {
    wrong_type(value, key.name, kText);
    return std::nullopt;
  }
  std::string text = value.text();
  if (!key.words.empty() && std::ranges::find(key.words, text) == key.words.end()) {
    const std::string known = join(key.words, ", ");
    const auto near = nearest_name(text, key.words);
    mistake(value.where(),
            {fmt::format("'{}' no es un valor de '{}'", text, key.name),
             fmt::format("'{}' is not a value of '{}'", text, key.name)},
            near ? Text{fmt::format("¿Quiso decir '{}'?", *near), fmt::format("Did you mean '{}'?", *near)}
                 : Text{fmt::format("Se conocen: {}.", known), fmt::format("Known: {}.", known)});
    return std::nullopt;
  }
  if (key.presence == KeyPresence::required && is_blank(text)) {
    mistake(value.where(), {fmt::format("'{}' está vacío", key.name), fmt::format("'{}' is empty", key.name)},
            key.says);
    return std::nullopt;
  }
  if (key.type == KeyType::crs && !looks_like_crs(text)) {
    mistake(value.where(),
            {fmt::format("'{}' es '{}', que no es un sistema de coordenadas", key.name, text),
             fmt::format("'{}' is '{}', which is no coordinate reference system", key.name, text)},
            {"Dé un código EPSG, como 'EPSG:9377' o 'EPSG:4326'.",
             "Give an EPSG code such as 'EPSG:9377' or 'EPSG:4326'."});
    return std::nullopt;
  }
  return text;
}

std::optional<double> Reading::number(const Value& value, const KeyDescription& key) {
  const bool whole = key.type == KeyType::integer;
  if (whole ? !value.is_integer() : !value.is_number()) {
    wrong_type(value, key.name, whole ? kInteger : kNumber);
    return std::nullopt;
  }
  const double number = value.number();
  const KeyRange range = key.range.value_or(KeyRange{});
  if (range.contains(number)) {
    return number;
  }
  const Text limits = range.words();
  const std::string written = value.is_integer() ? std::to_string(value.integer()) : fmt::format("{}", number);
  mistake(value.where(), {fmt::format("'{}' es {}; se esperaba {}", key.name, written, limits.es),
                          fmt::format("'{}' is {}, expected {}", key.name, written, limits.en)});
  return std::nullopt;
}

std::optional<std::filesystem::path> Reading::path(const Value& value, const KeyDescription& key) {
  if (!value.is_text()) {
    wrong_type(value, key.name, kText);
    return std::nullopt;
  }
  const std::string text = value.text();
  if (is_blank(text)) {
    mistake(value.where(), {fmt::format("'{}' está vacío", key.name), fmt::format("'{}' is empty", key.name)},
            {"Dé la ruta de un archivo, desde la carpeta de este proyecto.",
             "Give the path of a file, from the folder of this project."});
    return std::nullopt;
  }
  if (text.find('\0') != std::string::npos) {
    mistake(value.where(),
            {fmt::format("'{}' tiene un carácter nulo", key.name), fmt::format("'{}' has a null character", key.name)});
    return std::nullopt;
  }
  const std::filesystem::path path = (folder_ / text).lexically_normal();
  if (!ends_as_one_of(path, key.endings)) {
    const std::string endings = join(key.endings, ", ");
    mistake(value.where(), {fmt::format("'{}' es '{}', que no termina en {}", key.name, text, endings),
                            fmt::format("'{}' is '{}', which does not end in {}", key.name, text, endings)});
    return std::nullopt;
  }
  return path;
}

std::optional<std::vector<std::string>> Reading::texts(const Value& value, const KeyDescription& key) {
  if (!value.is_text() && !value.is_array()) {
    wrong_type(value, key.name, {"una lista de textos", "an array of texts"});
    return std::nullopt;
  }
  KeyDescription of_each = key;
  of_each.presence = KeyPresence::required;
  of_each.type = KeyType::text;
  std::vector<std::string> texts;
  const std::vector<Value> items = value.is_array() ? value.array() : std::vector<Value>{value};
  for (const Value& item : items) {
    if (const auto text = this->text(item, of_each)) {
      texts.push_back(*text);
    }
  }
  if (key.presence == KeyPresence::required && items.empty()) {
    mistake(value.where(), {fmt::format("'{}' está vacío", key.name), fmt::format("'{}' is empty", key.name)},
            key.says);
  }
  return texts;
}

std::optional<std::vector<double>> Reading::numbers(const Value& value, const KeyDescription& key) {
  if (!value.is_array()) {
    wrong_type(value, key.name, {"una lista de números", "an array of numbers"});
    return std::nullopt;
  }
  std::vector<double> numbers;
  for (const Value& item : value.array()) {
    if (const auto number = this->number(item, key)) {
      numbers.push_back(*number);
    }
  }
  return numbers;
}

std::optional<Table> Reading::table(const Value& value, const KeyDescription& key) {
  if (value.is_table()) {
    return value.table();
  }
  const bool free = key.type == KeyType::table;
  wrong_type(value, key.name,
             free ? Text{"una tabla", "a table"}
                  : Text{fmt::format("una sección {}", shown(key)), fmt::format("a section {}", shown(key))});
  return std::nullopt;
}

std::vector<Table> Reading::tables(const Value& value, const KeyDescription& key) {
  std::vector<Table> tables;
  const Text expected = {fmt::format("secciones {}", shown(key)), fmt::format("sections {}", shown(key))};
  if (!value.is_array()) {
    wrong_type(value, key.name, expected);
    return tables;
  }
  for (const Value& item : value.array()) {
    if (item.is_table()) {
      tables.push_back(item.table());
    } else {
      wrong_type(item, key.name, expected);
    }
  }
  return tables;
}

/// One overload for each type of slot.
struct SlotReader {
  Reading& reading;
  const Value& value;
  const KeyDescription& key;

  void operator()(std::monostate) const {}
  void operator()(std::string* place) const { put(place, reading.text(value, key)); }
  void operator()(double* place) const { put(place, reading.number(value, key)); }
  void operator()(std::optional<double>* place) const { put(place, reading.number(value, key)); }
  void operator()(std::size_t* place) const { put_whole(place); }
  void operator()(std::int64_t* place) const { put_whole(place); }
  void operator()(std::optional<std::int64_t>* place) const { put_whole(place); }
  void operator()(std::optional<Date>* place) const { put(place, reading.date(value, key)); }
  void operator()(std::filesystem::path* place) const { put(place, reading.path(value, key)); }
  void operator()(std::vector<std::string>* place) const { put(place, reading.texts(value, key)); }
  void operator()(std::vector<double>* place) const { put(place, reading.numbers(value, key)); }
  template <class Flag>
    requires std::is_same_v<Flag, bool> || std::is_same_v<Flag, std::optional<bool>>
  void operator()(Flag* place) const {
    put_flag(place);
  }

  void operator()(Text* place) const {
    if (const auto both = value.is_table() ? bilingual(value.table()) : one_text()) {
      *place = *both;
    }
  }

  void operator()(std::map<std::string, std::string>* place) const {
    each([&](const std::string& name, const Value& item, const KeyDescription& of_item) {
      if (const auto text = reading.text(item, of_item)) {
        (*place)[name] = *text;
      }
    });
  }
  void operator()(std::map<std::string, double>* place) const {
    each([&](const std::string& name, const Value& item, const KeyDescription& of_item) {
      if (const auto number = reading.number(item, of_item)) {
        (*place)[name] = *number;
      }
    });
  }
  void operator()(std::map<std::string, std::filesystem::path>* place) const {
    each([&](const std::string& name, const Value& item, const KeyDescription& of_item) {
      if (const auto path = reading.path(item, of_item)) {
        (*place)[name] = *path;
      }
    });
  }

 private:
  template <class Place, class Found>
  static void put(Place* place, const std::optional<Found>& found) {
    if (found) {
      *place = *found;
    }
  }

  template <class Place>
  void put_whole(Place* place) const {
    if (reading.number(value, key)) {
      if constexpr (std::is_same_v<Place, std::size_t>) {
        *place = static_cast<std::size_t>(value.integer());  // its range begins at zero or above
      } else {
        *place = value.integer();
      }
    }
  }

  template <class Place>
  void put_flag(Place* place) const {
    if (value.is_boolean()) {
      *place = value.boolean();
    } else {
      reading.wrong_type(value, key.name, {"true o false", "true or false"});
    }
  }

  template <class Take>
  void each(const Take& take) const {
    if (const auto table = reading.table(value, key)) {
      for (const auto& name : table->keys()) {
        KeyDescription of_item = key;
        of_item.name = name;
        of_item.presence = KeyPresence::required;
        take(name, *table->optional(name), of_item);
      }
    }
  }

  [[nodiscard]] std::optional<Text> one_text() const {
    const auto text = reading.text(value, key);
    return text ? std::optional(Text{*text, *text}) : std::nullopt;
  }

  [[nodiscard]] std::optional<Text> bilingual(const Table& table) const {
    KeyDescription of_each{.name = "es", .alias = {}, .says = key.says, .unit = {}, .presence = KeyPresence::required};
    std::vector<KeyDescription> both = {of_each, of_each};
    both[1].name = "en";
    reading.check_names(table, both);
    if (!table.has("es") || !table.has("en")) {
      return std::nullopt;
    }
    const auto spanish = reading.text(*table.optional("es"), both[0]);
    const auto english = reading.text(*table.optional("en"), both[1]);
    return spanish && english ? std::optional(Text{*spanish, *english}) : std::nullopt;
  }
};

void Reading::read(const Value& value, const KeyDescription& key, const Slot& slot) {
  std::visit(SlotReader{*this, value, key}, slot);
}

}  // namespace comarca
