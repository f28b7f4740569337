// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/household_answers.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/engine/microdata_query.hpp"

namespace comarca {
namespace {

/// Names every variable that some question needs and the files lack.
Error unanswerable(const CompiledPlan& plan, const MicrodataSource& source) {
  std::set<std::string> lacking;
  for (const auto& item : plan.absent) {
    lacking.insert(item.second);
  }
  return data_error(fmt::format("these files do not have {}", fmt::join(lacking, ", ")), {.file = source.id},
                    "Every question must be answered: use files, or a source, with those variables.");
}

/// Columns of the fold before the fixed ones.
constexpr std::size_t kFirstFixed = 6;

/// Every distinct combination of answers: whether there is a unit, the answers, the fixed counts, cases and weight.
std::string answers_sql(const MicrodataSource& source, const Questions& questions, const CompiledPlan& plan) {
  std::vector<std::string> places = {"orphan = 0"};
  for (std::size_t i = 0; i < source.unit_columns.size(); ++i) {
    places.push_back(fmt::format("u{} IS NOT NULL", i));
  }
  std::vector<std::string> groups = {fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", join(places, " AND "))};
  for (const auto& name : questions.names) {
    groups.push_back(sql_identifier(questions.recipe.id + "." + name));
  }
  return fmt::format("{}\nSELECT {},\n  {},\n  count(households),\n  sum(households)\nFROM {}\nGROUP BY {}",
                     plan.households, join(groups, ", "), kFixedColumnsSql, plan.last, join(groups, ", "));
}

std::int64_t whole(const std::optional<std::string>& cell) {
  return static_cast<std::int64_t>(whole_number(cell));
}

AnswerCounts::Answered answered_of(const AnswerPattern& pattern) {
  AnswerCounts::Answered answered = 0;
  for (std::size_t i = 0; i < pattern.answers.size(); ++i) {
    answered |= pattern.answers[i] ? AnswerCounts::Answered{1} << i : 0;
  }
  return answered;
}

void add_to(AnswerCounts::Tally& sum, const AnswerCounts::Tally& more) {
  sum.weight += more.weight;
  sum.households += more.households;
}

/// Adds combinations of answers into pairs as they come. Its rows: whether there is a unit, the questions answered, two
/// of them and the answers to both, the fixed counts, cases and weight.
class AnswerFold : public RowFold {
 public:
  explicit AnswerFold(std::size_t questions) : questions_(questions) {}

  void take(const QueryRows& some) override {
    for (const auto& row : some.rows) {
      AnswerPattern pattern{.weight = whole(row[row.size() - 1]), .households = whole(row[row.size() - 2])};
      for (std::size_t i = 0; i < questions_; ++i) {
        const auto& answer = row[1 + i];
        pattern.answers.push_back(answer ? std::optional(whole(answer)) : std::nullopt);
      }
      const bool here = whole(row[0]) != 0;
      auto& fixed = fixed_[{here, answered_of(pattern)}];
      for (std::size_t i = 0; i < kFixedColumns; ++i) {
        fixed[i] += whole(row[1 + questions_ + i]);
      }
      if (here && pattern.weight > 0) {
        add(pattern);
      }
    }
  }

  [[nodiscard]] QueryRows rows() const override {
    QueryRows result;
    for (const auto& [key, fixed] : fixed_) {
      const auto& [here, answered] = key;
      const auto tally = here ? households_.find(answered) : households_.end();
      add_row(result, {.first = {here ? 1 : 0, static_cast<std::int64_t>(answered), 0, 0},
                       .fixed = fixed,
                       .tally = tally == households_.end() ? AnswerCounts::Tally{} : tally->second});
    }
    for (const auto& [answered, by_questions] : pairs_) {
      for (std::size_t at = 0; at < by_questions.size(); ++at) {
        for (const auto& [answers, tally] : by_questions[at]) {
          add_row(result, {.first = {1, static_cast<std::int64_t>(answered), static_cast<std::int64_t>(at / questions_),
                                     static_cast<std::int64_t>(at % questions_)},
                           .answers = answers,
                           .tally = tally});
        }
      }
    }
    return result;
  }

 private:
  using Fixed = std::array<std::int64_t, kFixedColumns>;
  using Answers = std::optional<std::pair<std::int64_t, std::int64_t>>;
  using Tallies = std::map<std::pair<std::int64_t, std::int64_t>, AnswerCounts::Tally>;

  void add(const AnswerPattern& pattern) {
    const auto answered = answered_of(pattern);
    const AnswerCounts::Tally tally{pattern.weight, pattern.households};
    add_to(households_[answered], tally);
    auto& by_questions = pairs_[answered];
    by_questions.resize(questions_ * questions_);
    for (std::size_t i = 0; i < questions_; ++i) {
      for (std::size_t j = i; pattern.answers[i] && j < questions_; ++j) {
        if (pattern.answers[j]) {
          add_to(by_questions[i * questions_ + j][{*pattern.answers[i], *pattern.answers[j]}], tally);
        }
      }
    }
  }

  struct Line {
    std::array<std::int64_t, 4> first{};  ///< whether there is a unit, the questions answered, two of them
    Answers answers = std::nullopt;
    Fixed fixed{};
    AnswerCounts::Tally tally = {};
  };

  static void add_row(QueryRows& out, const Line& line) {
    auto& row = out.rows.emplace_back();
    const auto add = [&row](std::int64_t number) { row.emplace_back(fmt::format("{}", number)); };
    std::ranges::for_each(line.first, add);
    row.push_back(line.answers ? std::optional(fmt::format("{}", line.answers->first)) : std::nullopt);
    row.push_back(line.answers ? std::optional(fmt::format("{}", line.answers->second)) : std::nullopt);
    std::ranges::for_each(line.fixed, add);
    add(line.tally.households);
    add(line.tally.weight);
  }

  std::size_t questions_;
  std::map<std::pair<bool, AnswerCounts::Answered>, Fixed> fixed_;
  std::map<AnswerCounts::Answered, AnswerCounts::Tally> households_;
  std::map<AnswerCounts::Answered, std::vector<Tallies>> pairs_;  ///< by first question × questions + second
};

/// The plan of the recipe, its households grouped by answers instead of places.
CompiledPlan compile_answers(const MicrodataSource& source, const Vocabulary& vocabulary, const Questions& questions,
                             const PlanInput& input) {
  Recipe recipe = questions.recipe;
  recipe.statistics.clear();
  for (const auto& name : questions.names) {
    // A statistic of each question makes the plan say whether the files can answer it.
    recipe.statistics.push_back(
        {.name = name, .base = StatisticRule::Base::cases, .where = parse_expression("known(" + name + ")")});
  }
  PlanInput own = input;
  own.summed = {};  // its own SELECT groups by answers
  CompiledPlan plan = compile_plan(source, vocabulary, {recipe}, own);
  if (!plan.absent.empty()) {
    throw unanswerable(plan, source);
  }
  plan.sql = answers_sql(source, questions, plan);
  plan.fold = std::make_shared<AnswerFold>(questions.names.size());
  plan.fixed_at = kFirstFixed;
  return plan;
}

/// Reads the rows of the fold.
Totals read_counts(const QueryRows& rows, const MicrodataSource& source, AnswerCounts& counts) {
  const auto unweighted = static_cast<std::int64_t>(source.weight_column.empty() ? kMillionths : 1);
  Totals totals;
  for (const auto& row : rows.rows) {
    if (whole_number(row[0]) == 0) {
      totals.orphans += whole_number(row[kFirstFixed]);
      continue;
    }
    totals.lost += whole_number(row[kFirstFixed + 1]);
    totals.without_persons += whole_number(row[kFirstFixed + 2]);
    totals.undeclared += whole_number(row[kFirstFixed + 4]);
    totals.repeated += whole_number(row[kFirstFixed + 5]);
    const AnswerCounts::Tally tally{.weight = whole(row[kFirstFixed + kFixedColumns + 1]) * unweighted,
                                    .households = whole(row[kFirstFixed + kFixedColumns])};
    const auto answered = static_cast<AnswerCounts::Answered>(whole(row[1]));
    if (tally.weight <= 0) {
      continue;
    }
    if (row[4]) {
      counts.pairs[answered][{static_cast<std::size_t>(whole(row[2])), static_cast<std::size_t>(whole(row[3])),
                              whole(row[4]), whole(row[5])}] = tally;
    } else {
      counts.households[answered] = tally;
    }
  }
  return totals;
}

}  // namespace

HouseholdAnswers count_answers(const MicrodataInput& input, const Questions& questions) {
  const MicrodataSource& source = input.source;
  HouseholdAnswers result;
  MicrodataQuery query(source, input.files, input.options, result.findings);
  const QueryRows rows =
      query.run([&](const PlanInput& asked) { return compile_answers(source, input.vocabulary, questions, asked); });
  query.look_closer(read_counts(rows, source, result.counts));
  result.findings.sort();
  return result;
}

void AnswerCounts::add(const AnswerCounts& more) {
  for (const auto& [answered, tally] : more.households) {
    add_to(households[answered], tally);
  }
  for (const auto& [answered, tallies] : more.pairs) {
    for (const auto& [pair, tally] : tallies) {
      add_to(pairs[answered][pair], tally);
    }
  }
}

void AnswerCounts::add(const AnswerPattern& pattern) {
  const auto& answers = pattern.answers;
  const Answered answered = answered_of(pattern);
  const Tally tally{pattern.weight, pattern.households};
  add_to(households[answered], tally);
  if (answered == 0) {
    return;
  }
  auto& of_these = pairs[answered];
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (std::size_t j = i; answers[i] && j < answers.size(); ++j) {
      if (answers[j]) {
        add_to(of_these[{i, j, *answers[i], *answers[j]}], tally);
      }
    }
  }
}

AnswerCounts counts_of(const std::vector<AnswerPattern>& patterns) {
  AnswerCounts counts;
  for (const auto& pattern : patterns) {
    counts.add(pattern);
  }
  return counts;
}

}  // namespace comarca
