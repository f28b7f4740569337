// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "comarca/catalog/definition.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/indicators/score_table.hpp"
#include "comarca/statistics/recipe.hpp"

namespace comarca {

class Catalog;

/// How sure the definition is: the office's own, a stand-in, not checked against its source, or of the user, who cannot
/// make it official.
enum class IndicatorStatus { official, proxy, unverified, own };

[[nodiscard]] const Text& status_name(IndicatorStatus status) noexcept;

/// A value taken from a published table. A rate with a weight becomes statistics again (value × weight, weight); a
/// count is one; a score stands alone and is only averaged over entities, under that name.
struct Input {
  enum class Kind { rate, count, score };
  std::string id;
  Kind kind = Kind::rate;
  std::string weight;  ///< the statistic of the unit's weight, as "poblacion"; empty for counts and scores
  std::optional<std::pair<double, double>> range;
  Text name;
};

/// One published number of an indicator. Formulas name statistics and inputs; `above` replaces `value` where units were
/// summed.
struct FigureRule {
  std::string id;
  Text name;
  std::string unit;  ///< "%", "años", or empty
  Expression value;
  std::optional<Expression> above;
  std::optional<Expression> lower;
  std::optional<Expression> upper;
  std::optional<Expression> known;  ///< share of the population whose answer is known, 0 to 1
  std::optional<Expression> numerator;
  std::optional<Expression> denominator;
  Text above_name;  ///< what `above` is called, as "promedio de entidades"
  std::string
      averaged_by;  ///< weight of the mean that `above` is, where a formula after adding would be biased; or empty
  std::string direction;  ///< "menos" when lower is better, "mas" when higher is, or empty
};

/// Something that must hold between the figures of a place.
struct Invariant {
  Expression test;
  Text text;
};

/// How `comarca calibrate` finds an input that nothing publishes: it is the factor with which a figure of this index
/// is, on average, what another index observed where both can be known.
struct FactorRule {
  std::string called;  ///< its name for `comarca calibrate`, beside the id of the index
  std::string input;
  std::string figure;                         ///< must not fall as the input grows
  std::vector<std::string> from;              ///< indices that know it all: the first with data counts
  std::string observed;                       ///< their figure of the truth
  std::map<std::string, std::string> inputs;  ///< other inputs of this index -> their figures
};

/// An indicator as its file defines it.
struct Indicator {
  std::string id;
  Text name;
  Text description;
  std::string source;
  std::string vintage;
  std::string method;
  IndicatorStatus status = IndicatorStatus::unverified;
  double least_coverage = 0.8;
  Recipe recipe;
  std::vector<Input> inputs;
  std::vector<FigureRule> figures;
  std::vector<Invariant> invariants;
  Grading grading;  ///< of an index of scores; its recipe and figures come from it and from the score table
  ScoreTable scores;
  std::optional<FactorRule> factor;
  std::string page;  ///< docs/indicadores/...
  DefinitionFile file;

  [[nodiscard]] const FigureRule* find(std::string_view figure) const;
  [[nodiscard]] const Input* input(std::string_view id) const;
};

/// The first input with the weight that a figure is averaged by; null when the figure is not averaged.
[[nodiscard]] const Input* weighed_input(const Indicator& indicator, const FigureRule& figure);

/// Score tables that take the place of those of the definitions: index -> file.
using ScoreTableFiles = std::map<std::string, std::filesystem::path>;

/// Where the score table of an index lies, from what its definition says.
using FindScores = std::function<std::filesystem::path(const std::string& scores)>;

/// Throws with file:line:column: unknown keys, formulas that name nothing, two figures of one id, a wrong score table.
/// Without `find_scores` the table lies where the definition says, from its own folder.
[[nodiscard]] Indicator read_indicator(const Document& document, const FindScores& find_scores = {});

/// Every definition of an indicator, ordered by id.
class Indicators {
 public:
  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static Indicators read(const Catalog& catalog);

  [[nodiscard]] const std::vector<Indicator>& list() const noexcept { return list_; }
  /// Null when there is none.
  [[nodiscard]] const Indicator* find(std::string_view id) const noexcept;
  [[nodiscard]] std::vector<std::string> ids() const;
  /// The list with score tables of the user's in place of those of the definitions; throws when one is of no index of
  /// scores.
  [[nodiscard]] std::vector<Indicator> with_scores(const ScoreTableFiles& own) const;

 private:
  std::vector<Indicator> list_;
};

// Names of the statistics that an input becomes.
[[nodiscard]] std::string input_sum(const std::string& indicator, const std::string& input);
[[nodiscard]] std::string input_weight(const std::string& indicator, const std::string& input);
/// The weight of every unit, with the value or without it: what coverage is measured against.
[[nodiscard]] std::string input_universe(const std::string& indicator, const std::string& input);
/// A figure times its weight and the weights, over the units that have it, for those that are averaged.
[[nodiscard]] std::string figure_sum(const std::string& indicator, const std::string& figure);
[[nodiscard]] std::string figure_weight(const std::string& indicator, const std::string& figure);
/// Units with a value that counts, units that have the weight, and all units there are, with the value or without it.
[[nodiscard]] std::string input_cases(const std::string& indicator, const std::string& input);
[[nodiscard]] std::string input_weighed(const std::string& indicator, const std::string& input);
[[nodiscard]] std::string input_units(const std::string& indicator, const std::string& input);
/// The value as published, where its unit has no weight: it stays at its level.
[[nodiscard]] std::string input_bare(const std::string& indicator, const std::string& input);
[[nodiscard]] std::string input_score(const std::string& indicator, const std::string& input);

}  // namespace comarca
