// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "comarca/project/keys.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDay = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// Whole where it is whole: 12, not 12.0.
Json number(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

void add_range(Json& schema, const KeyDescription& key) {
  if (!key.range) {
    return;
  }
  if (std::isfinite(key.range->least)) {
    schema[key.range->at_least == KeyRange::Least::excluded ? "exclusiveMinimum" : "minimum"] =
        number(key.range->least);
  }
  if (std::isfinite(key.range->most)) {
    schema["maximum"] = number(key.range->most);
  }
}

/// "\\.(pdf|svg|png)$"
std::string ending_pattern(const std::vector<std::string>& endings) {
  std::string pattern = "\\.(";
  for (std::size_t i = 0; i < endings.size(); ++i) {
    pattern += (i == 0 ? "" : "|") + endings[i].substr(1);
  }
  return pattern + ")$";
}

Json fallback_of(const KeyDescription& key) {
  if (key.type == KeyType::boolean) {
    return key.fallback == "true";
  }
  if (key.type == KeyType::integer) {
    return std::strtoll(key.fallback.c_str(), nullptr, 10);
  }
  return key.type == KeyType::number ? number(std::strtod(key.fallback.c_str(), nullptr)) : Json(key.fallback);
}

Json object_schema(const std::vector<KeyDescription>& keys);

Json texts_schema(const KeyDescription& key) {
  Json text = {{"type", "string"}, {"minLength", 1}};
  Json list = {{"type", "array"}, {"items", text}};
  if (key.presence == KeyPresence::required) {
    list["minItems"] = 1;
  }
  return {{"oneOf", Json::array({text, list})}};
}

Json bilingual_schema() {
  const Json text = {{"type", "string"}, {"minLength", 1}};
  return {{"oneOf", Json::array({text, Json{{"type", "object"},
                                            {"properties", {{"es", text}, {"en", text}}},
                                            {"required", {"es", "en"}},
                                            {"additionalProperties", false}}})}};
}

/// What a value may be, without what is said of it.
Json shape_of(const KeyDescription& key) {
  switch (key.type) {
    case KeyType::boolean:
      return {{"type", "boolean"}};
    case KeyType::integer:
      return {{"type", "integer"}};
    case KeyType::number:
      return {{"type", "number"}};
    case KeyType::texts:
      return texts_schema(key);
    case KeyType::numbers:
      return {{"type", "array"}, {"items", {{"type", "number"}}}};
    case KeyType::bilingual:
      return bilingual_schema();
    case KeyType::table:
      return {{"type", "object"}};
    case KeyType::section:
      return object_schema(key.keys);
    case KeyType::sections:
      return {{"type", "array"}, {"items", key.keys.empty() ? Json{{"type", "object"}} : object_schema(key.keys)}};
    case KeyType::date:
      return {{"type", "string"}, {"format", "date"}, {"pattern", kDay}};
    default:
      return {{"type", "string"}};
  }
}

Json value_schema(const KeyDescription& key) {
  Json schema = shape_of(key);
  schema["description"] = key.unit.empty() ? key.says.en : key.says.en + " (" + key.unit + ")";
  if (!key.words.empty()) {
    schema["enum"] = key.words;
  }
  if (!key.endings.empty()) {
    schema["pattern"] = ending_pattern(key.endings);
  }
  const bool filled = key.presence == KeyPresence::required || key.type == KeyType::path;
  if (filled && schema.value("type", "") == "string" && key.type != KeyType::date) {
    schema["minLength"] = 1;
  }
  add_range(schema, key);
  if (!key.fallback.empty()) {
    schema["default"] = fallback_of(key);
  }
  return schema;
}

Json object_schema(const std::vector<KeyDescription>& keys) {
  Json schema = {{"type", "object"}, {"additionalProperties", false}};
  for (const auto& key : keys) {
    schema["properties"][key.name] = value_schema(key);
    if (key.presence == KeyPresence::required) {
      schema["required"].push_back(key.name);
    }
  }
  return schema;
}

}  // namespace

std::string project_schema_json() {
  Json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "comarca project file"}};
  root.update(object_schema(project_keys()));
  return root.dump(2) + "\n";
}

}  // namespace comarca
