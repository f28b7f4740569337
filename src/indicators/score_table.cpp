// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/score_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

// ADR 0155: the points of an index stand apart from its grades.
namespace comarca {
namespace {

constexpr double kHundredths = 100;
constexpr std::int64_t kFullMarks = 10000;     ///< 100 points
constexpr std::int64_t kRoundingOfMaxima = 5;  ///< twelve maxima rounded to hundredths may miss 100 by this much
constexpr std::array<std::string_view, 4> kStateWords = {"verified", "unverified", "assumed", "estimated"};

ScoreRow read_row(const Table& table) {
  ScoreRow row{.variable = table.required("variable").text(),
               .category = table.required("category").text(),
               .source = table.text_or("source", ""),
               .where = table.where()};
  const Value points = table.required("points");
  const double hundredths = points.number() * kHundredths;
  row.hundredths = std::llround(hundredths);
  if (!(hundredths >= 0 && hundredths <= kFullMarks) || std::abs(hundredths - std::round(hundredths)) > 1e-6) {
    throw points.error(fmt::format("{} are no points", points.number()),
                       "Points go from 0 to 100, with two decimals at most.");
  }
  const std::string state = table.required("state").one_of({kStateWords.begin(), kStateWords.end()});
  row.state = static_cast<ScoreState>(std::ranges::find(kStateWords, state) - kStateWords.begin());
  table.finish();
  return row;
}

/// The scores of a grading while they are being filled in.
class Filling {
 public:
  Filling(const ScoreTable& table, const Grading& grading) : table_(table), grading_(grading) {
    for (const auto& variable : grading.variables) {
      points_.emplace_back(variable.categories.size());
    }
  }

  void place(const ScoreRow& row) {
    std::vector<std::string> known;
    for (const auto& variable : grading_.variables) {
      known.push_back(variable.id);
    }
    const auto variable = std::ranges::find(known, row.variable) - known.begin();
    if (variable == std::ssize(known)) {
      throw usage_error(fmt::format("'{}' has no variable '{}'", table_.index, row.variable), row.where,
                        suggestion(row.variable, known));
    }
    const auto& categories = grading_.variables[static_cast<std::size_t>(variable)].categories;
    const auto category = std::ranges::find(categories, row.category, &GradedCategory::id) - categories.begin();
    if (category == std::ssize(categories)) {
      std::vector<std::string> names;
      for (const auto& item : categories) {
        names.push_back(item.id);
      }
      throw usage_error(fmt::format("'{}' has no category '{}'", row.variable, row.category), row.where,
                        suggestion(row.category, names));
    }
    auto& points = points_[static_cast<std::size_t>(variable)][static_cast<std::size_t>(category)];
    if (points) {
      throw usage_error(fmt::format("'{}' of '{}' has two scores", row.category, row.variable), row.where);
    }
    points = row.hundredths;
  }

  [[nodiscard]] std::vector<VariableScores> finish() const {
    std::vector<VariableScores> all;
    std::int64_t maxima = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      all.push_back(in_order(grading_.variables[i], points_[i]));
      maxima += std::ranges::max(all.back());
    }
    if (std::abs(maxima - kFullMarks) > kRoundingOfMaxima) {
      throw usage_error(fmt::format("the best scores add up to {:.2f}", static_cast<double>(maxima) / kHundredths),
                        {.file = table_.file}, "They must add up to 100, give or take 0.05 for rounding.");
    }
    return all;
  }

 private:
  [[nodiscard]] VariableScores in_order(const GradedVariable& variable,
                                        const std::vector<std::optional<std::int64_t>>& points) const {
    VariableScores scores;
    std::optional<std::size_t> worse;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const GradedCategory& category = variable.categories[i];
      if (!points[i]) {
        throw usage_error(fmt::format("'{}' of '{}' has no score", category.id, variable.id), {.file = table_.file},
                          "Add a [[score]] for it.");
      }
      scores.push_back(*points[i]);
      if (category.neutral) {
        continue;
      }
      if (worse && scores[i] < scores[*worse]) {
        throw usage_error(fmt::format("'{}' of '{}' is worth less than '{}', which is worse", category.id, variable.id,
                                      variable.categories[*worse].id),
                          row_of(variable.id, category.id), "Scores may not fall from a category to a better one.");
      }
      worse = i;
    }
    return scores;
  }

  [[nodiscard]] Where row_of(const std::string& variable, const std::string& category) const {
    const auto row = std::ranges::find_if(
        table_.rows, [&](const ScoreRow& item) { return item.variable == variable && item.category == category; });
    return row->where;
  }

  const ScoreTable& table_;
  const Grading& grading_;
  std::vector<std::vector<std::optional<std::int64_t>>> points_;
};

}  // namespace

std::string_view score_state_word(ScoreState state) noexcept {
  return kStateWords[static_cast<std::size_t>(state)];
}

const Text& score_state_name(ScoreState state) noexcept {
  static const std::array<Text, 4> kNames = {Text{"verificado", "verified"}, Text{"no verificado", "unverified"},
                                             Text{"supuesto", "assumed"}, Text{"estimado", "estimated"}};
  return kNames[static_cast<std::size_t>(state)];
}

ScoreTable read_score_table(const Document& document) {
  const Table root = document.root();
  ScoreTable table{.index = root.required("index").text(),
                   .title = root.required("title").bilingual(),
                   .source = root.required("source").text(),
                   .file = document.name()};
  for (const auto& row : root.tables("score")) {
    table.rows.push_back(read_row(row));
  }
  root.finish();
  return table;
}

std::vector<VariableScores> scores_of(const ScoreTable& table, const std::string& index, const Grading& grading) {
  if (table.index != index) {
    throw usage_error(fmt::format("this score table is of '{}', not of '{}'", table.index, index),
                      {.file = table.file});
  }
  Filling filling(table, grading);
  for (const auto& row : table.rows) {
    filling.place(row);
  }
  return filling.finish();
}

}  // namespace comarca
