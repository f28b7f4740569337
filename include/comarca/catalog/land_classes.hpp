// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/land_population.hpp"
#include "comarca/catalog/land_role.hpp"
#include "comarca/catalog/land_verdict.hpp"

namespace comarca {

class Catalog;

enum class LandKind : std::uint8_t {
  base,     ///< one of the classes that divide the municipality
  within,   ///< part of a base class
  overlay,  ///< lies over any class
};

struct LandClass {
  std::string id;
  LandKind kind = LandKind::base;
  std::string within;  ///< for LandKind::within, the base class
  Text title;
  std::string article;
};

/// What a plan's word means: a base class, a category, or both. Both empty: not known.
struct LandMeaning {
  std::string base;
  std::string category;

  [[nodiscard]] bool known() const noexcept { return !base.empty() || !category.empty(); }
  bool operator==(const LandMeaning&) const = default;
};

/// The national classes of land and the words that name them, from layers/landuse/clases.toml.
class LandClasses {
 public:
  [[nodiscard]] static LandClasses read(const Document& document);

  [[nodiscard]] const std::vector<LandClass>& list() const noexcept { return list_; }
  [[nodiscard]] const LandClass* find(std::string_view id) const noexcept;
  /// "rural", "suburbano" or "rural/proteccion"; nothing when a name is no class.
  [[nodiscard]] std::optional<LandMeaning> meaning(std::string_view target) const;
  /// By the project's own words first, then the national ones; compared folded. Not known: an empty meaning.
  [[nodiscard]] LandMeaning classify(std::string_view value, const std::map<std::string, std::string>& own) const;

 private:
  std::vector<LandClass> list_;
  std::map<std::string, LandMeaning> words_;  ///< by folded word
};

struct PlanType {
  std::string id;
  Text title;
  std::string article;
  std::optional<double> population_over;
  std::optional<double> population_from;
  bool districts = false;
};

/// Which plan a municipality must have and how long it holds, from layers/landuse/planes.toml.
struct PlanRules {
  std::vector<PlanType> types;
  int review_years = 0;
  std::string review_article;

  [[nodiscard]] static PlanRules read(const Document& document);
  enum class Standing : std::uint8_t { municipality, district };
  /// The first type that fits.
  [[nodiscard]] const PlanType& type_of(double population, Standing standing) const;
};

struct Compatibility {
  LandVerdict verdict = LandVerdict::compatible;
  Text reason;
};

/// What two classes facing each other across a border mean, from layers/landuse/compatibilidad.toml.
class CompatibilityMatrix {
 public:
  [[nodiscard]] static CompatibilityMatrix read(const Document& document, const LandClasses& classes);
  [[nodiscard]] const Compatibility& between(const std::string& a, const std::string& b) const;

 private:
  std::map<std::pair<std::string, std::string>, Compatibility> pairs_;
  Compatibility other_;
};

/// Everything that definitions say of land.
struct LandDefinitions {
  LandClasses classes;
  LandClasses hazards;       ///< levels, each a category over any class
  LandClasses uses;          ///< the same
  LandClasses determinants;  ///< the same: norms above the plan
  PlanRules plans;
  CompatibilityMatrix compatibility;
  LandPopulationRules population;

  [[nodiscard]] static LandDefinitions read(const Catalog& catalog);
  /// What the words of a layer of this role are looked up in; layers of all other roles name classes.
  [[nodiscard]] const LandClasses& words_of(LandRole role) const noexcept;
};

}  // namespace comarca
