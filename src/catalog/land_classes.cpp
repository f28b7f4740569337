// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/land_classes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

LandKind kind_of(const Table& table) {
  const std::string word = table.required("kind").one_of({"clase", "dentro", "sobre"});
  return word == "clase" ? LandKind::base : word == "dentro" ? LandKind::within : LandKind::overlay;
}

LandClass read_class(const Table& table) {
  LandClass result{.id = table.required("id").text(),
                   .kind = kind_of(table),
                   .within = table.text_or("within", ""),
                   .title = table.required("title").bilingual(),
                   .article = table.required("article").text()};
  if ((result.kind == LandKind::within) == result.within.empty()) {
    throw table.error(fmt::format("class '{}': 'within' goes with kind 'dentro', and only with it", result.id));
  }
  table.finish();
  return result;
}

/// Title and source are for people who read the file.
void skip_heading(const Table& root) {
  static_cast<void>(root.required("title").bilingual());
  static_cast<void>(root.required("source").text());
}

std::optional<double> number(const Table& table, std::string_view key) {
  const auto value = table.optional(key);
  return value ? std::optional(value->number()) : std::nullopt;
}

}  // namespace

LandClasses LandClasses::read(const Document& document) {
  const Table root = document.root();
  skip_heading(root);
  LandClasses result;
  for (const Table& table : root.tables("class")) {
    result.list_.push_back(read_class(table));
  }
  for (const auto& entry : result.list_) {
    const LandClass* base = result.find(entry.within);
    if (!entry.within.empty() && (base == nullptr || base->kind != LandKind::base)) {
      throw root.error(fmt::format("class '{}' lies within '{}', which is no base class", entry.id, entry.within));
    }
  }
  const Table values = root.required("values").table();
  for (const auto& word : values.keys()) {
    const Value target = values.required(word);
    const auto meaning = result.meaning(target.text());
    if (!meaning) {
      throw target.error(fmt::format("'{}' is no class of land", target.text()));
    }
    result.words_[folded(word)] = *meaning;
  }
  values.finish();
  root.finish();
  return result;
}

const LandClass* LandClasses::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(list_, id, &LandClass::id);
  return found == list_.end() ? nullptr : &*found;
}

std::optional<LandMeaning> LandClasses::meaning(std::string_view target) const {
  LandMeaning result;
  for (const auto& name : split(target, '/')) {
    const LandClass* found = find(trim(name));
    if (found == nullptr) {
      return std::nullopt;
    }
    const std::string& base = found->kind == LandKind::base ? found->id : found->within;
    if (!base.empty() && !result.base.empty() && result.base != base) {
      return std::nullopt;
    }
    result.base = base.empty() ? result.base : base;
    if (found->kind != LandKind::base) {
      result.category = found->id;
    }
  }
  return result;
}

LandMeaning LandClasses::classify(std::string_view value, const std::map<std::string, std::string>& own) const {
  const std::string word = folded(value);
  for (const auto& [key, target] : own) {
    if (folded(key) == word) {
      return meaning(target).value_or(LandMeaning{});
    }
  }
  const auto found = words_.find(word);
  return found == words_.end() ? LandMeaning{} : found->second;
}

PlanRules PlanRules::read(const Document& document) {
  const Table root = document.root();
  skip_heading(root);
  PlanRules rules;
  for (const Table& table : root.tables("type")) {
    rules.types.push_back({.id = table.required("id").text(),
                           .title = table.required("title").bilingual(),
                           .article = table.required("article").text(),
                           .population_over = number(table, "population_over"),
                           .population_from = number(table, "population_from"),
                           .districts = table.boolean_or("districts", false)});
    table.finish();
  }
  if (rules.types.empty() || rules.types.back().population_over || rules.types.back().population_from) {
    throw root.error("the last [[type]] must fit every municipality", "Give it no population.");
  }
  const Table review = root.required("review").table();
  rules.review_years = static_cast<int>(review.required("years").integer());
  rules.review_article = review.required("article").text();
  review.finish();
  root.finish();
  return rules;
}

const PlanType& PlanRules::type_of(double population, Standing standing) const {
  const auto fits = [&](const PlanType& type) {
    if (type.districts && standing == Standing::district) {
      return true;
    }
    return type.population_over ? population > *type.population_over
                                : !type.population_from || population >= *type.population_from;
  };
  return *std::ranges::find_if(types, fits);
}

CompatibilityMatrix CompatibilityMatrix::read(const Document& document, const LandClasses& classes) {
  const auto verdict_of = [](const Table& table, const char* key) {
    return land_verdict_from_code(table.required(key).one_of(land_verdict_codes()));
  };
  const Table root = document.root();
  skip_heading(root);
  CompatibilityMatrix matrix;
  matrix.other_.verdict = verdict_of(root, "other");
  for (const Table& table : root.tables("pair")) {
    const std::string a = table.required("a").text();
    const std::string b = table.required("b").text();
    if (classes.find(a) == nullptr || classes.find(b) == nullptr) {
      throw table.error(fmt::format("'{}' or '{}' is no class of land", a, b));
    }
    const Compatibility cell{verdict_of(table, "verdict"), table.required("reason").bilingual()};
    table.finish();
    if (!matrix.pairs_.emplace(std::minmax(a, b), cell).second) {
      throw table.error(fmt::format("the pair '{}', '{}' is there twice", a, b));
    }
  }
  root.finish();
  return matrix;
}

const Compatibility& CompatibilityMatrix::between(const std::string& a, const std::string& b) const {
  const auto found = pairs_.find(std::minmax(a, b));
  return found == pairs_.end() ? other_ : found->second;
}

LandDefinitions LandDefinitions::read(const Catalog& catalog) {
  const auto document = [&](const char* name) {
    return Document::from_file(catalog.file(DefinitionKind::landuse, name).path);
  };
  LandDefinitions result;
  result.classes = LandClasses::read(document("clases.toml"));
  result.hazards = LandClasses::read(document("amenazas.toml"));
  result.uses = LandClasses::read(document("usos.toml"));
  result.determinants = LandClasses::read(document("determinantes.toml"));
  result.plans = PlanRules::read(document("planes.toml"));
  result.compatibility = CompatibilityMatrix::read(document("compatibilidad.toml"), result.classes);
  result.population = LandPopulationRules::read(document("poblacion.toml"), result.classes);
  return result;
}

const LandClasses& LandDefinitions::words_of(LandRole role) const noexcept {
  switch (role) {
    case LandRole::hazard:
      return hazards;
    case LandRole::use:
      return uses;
    case LandRole::determinant:
      return determinants;
    default:
      return classes;
  }
}

}  // namespace comarca
