// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/recipe_compiler.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"

namespace comarca {
namespace {

bool has_files(const MicrodataFiles& files, Record record) {
  const auto found = files.files.find(record);
  return found != files.files.end() && !found->second.empty();
}

/// Beyond these an answer of a household is left to SQL.
constexpr std::int64_t kMostPersons = 1'000'000;
constexpr std::int64_t kMostTotal = 100'000'000;

/// The aggregate over the persons of a household that answers a question; {} is the operand.
std::string aggregate_sql(Question question, const std::string& operand) {
  switch (question) {
    case Question::count:
      return fmt::format("count(CASE WHEN {} THEN 1 END)", operand);
    case Question::total:
      return fmt::format("sum({})", operand);
    case Question::highest:
      return fmt::format("max({})", operand);
    case Question::lowest:
      return fmt::format("min({})", operand);
    case Question::average:
      return fmt::format("avg({})", operand);
    case Question::any:
      break;  // of marks
  }
  return {};
}

}  // namespace

RecipeCompiler::RecipeCompiler(const MicrodataSource& source, const Vocabulary& vocabulary, const MicrodataFiles& files,
                               Reading reading)
    : source_(source), vocabulary_(vocabulary), files_(files), reading_(reading) {}

void RecipeCompiler::add(const Recipe& recipe) {
  derived_.clear();
  for (const auto& item : recipe.household) {
    add_household(recipe, item);
  }
  for (const auto& rule : recipe.statistics) {
    if (const std::string lacking = add_sum(recipe, rule); !lacking.empty()) {
      absent_.emplace(recipe.statistic_name(rule.name), lacking);
    }
  }
}

void RecipeCompiler::add_household(const Recipe& recipe, const NamedExpression& item) {
  layer_ = 0;
  Derived derived{.column = sql_identifier(recipe.id + "." + item.name)};
  SqlText text = to_sql(item.expression, household_scope(recipe));
  derived.absent = std::move(text.absent);
  if (derived.absent.empty()) {
    derived.layer = layer_ + 1;
    layers_.resize(std::max(layers_.size(), derived.layer));
    layers_[derived.layer - 1].emplace_back(derived.column, std::move(text.sql));
    request_.definitions.push_back({recipe.statistic_name(item.name), resolved_household(recipe, item.expression)});
  }
  derived_[item.name] = std::move(derived);
}

std::string RecipeCompiler::add_sum(const Recipe& recipe, const StatisticRule& rule) {
  const SqlScope scope = household_scope(recipe);
  const auto compiled = [&](const std::optional<Expression>& expression) {
    return expression ? to_sql(*expression, scope) : SqlText{};
  };
  const SqlText times = compiled(rule.times);
  const SqlText where = times.absent.empty() ? compiled(rule.where) : SqlText{};
  if (!times.absent.empty() || !where.absent.empty()) {
    return times.absent.empty() ? where.absent : times.absent;
  }
  const bool weighted = !source_.weight_column.empty() && rule.base != StatisticRule::Base::cases;
  std::string amount = rule.base == StatisticRule::Base::people
                           ? "people"
                           : (rule.base == StatisticRule::Base::households ? "households" : "1");
  double scale = weighted ? kMillionths : 1;
  if (rule.times) {
    amount = fmt::format("{} * {}", amount, times.sql);
    if (has_fractions(*rule.times)) {
      amount = fmt::format("CAST(round(CAST({} AS DOUBLE) * 1000000) AS BIGINT)", amount);
      scale *= kMillionths;
    }
  }
  const std::string sql = rule.where ? fmt::format("sum(CASE WHEN {} THEN {} ELSE 0 END)", where.sql, amount)
                                     : fmt::format("sum({})", amount);
  sums_.push_back({{recipe.statistic_name(rule.name), scale}, sql});
  SumsRequest::Sum request{.base = rule.base};
  if (rule.where) {
    request.where = resolved_household(recipe, *rule.where);
  }
  if (rule.times) {
    request.times = resolved_household(recipe, *rule.times);
  }
  request_.sums.push_back(std::move(request));
  return {};
}

SqlScope RecipeCompiler::household_scope(const Recipe& recipe) {
  return {.name = [this, &recipe](const Expression& name) { return household_name(recipe, name); },
          .codes = [this](const Expression& name, const Expression& word) { return codes(name, word); },
          .question = [this, &recipe](const Expression& call) { return answer(recipe, call); }};
}

SqlScope RecipeCompiler::person_scope(const Recipe& recipe) {
  return {.name = [this, &recipe](const Expression& name) { return person_name(recipe, name); },
          .codes = [this](const Expression& name, const Expression& word) { return codes(name, word); },
          .question = {}};
}

SqlText RecipeCompiler::answer(const Recipe& recipe, const Expression& call) {
  const Question question = *question_of(call);
  if (!has_files(files_, Record::person)) {
    return {.sql = {}, .absent = "persona"};
  }
  if (question == Question::count && call.operands.empty()) {
    return {"size"};
  }
  if (call.operands.size() != 1) {
    throw usage_error(fmt::format("'{}' takes one operand", call.text), call.where);
  }
  SqlText operand = to_sql(call.operands[0], person_scope(recipe));
  if (!operand.absent.empty()) {
    return operand;
  }
  const Expression resolved = resolved_person(recipe, call.operands[0]);
  if (question == Question::any) {
    return {marks_.any(operand.sql, resolved)};
  }
  const std::string column = column_of(aggregate_sql(question, operand.sql), {question, resolved});
  // A total over persons who all say nothing is 0; of a household whose persons are in no file nothing is known.
  return {question == Question::total ? fmt::format("(CASE WHEN n IS NOT NULL THEN coalesce({}, 0) END)", column)
                                      : column};
}

Expression RecipeCompiler::resolved(const Expression& expression, const Renaming& renaming) const {
  if (auto other = renaming(expression)) {
    return *std::move(other);
  }
  Expression result = expression;
  result.operands.clear();
  bool words = false;
  for (const auto& operand : expression.operands) {
    if (operand.kind != Expression::Kind::word) {
      result.operands.push_back(resolved(operand, renaming));
      continue;
    }
    words = true;
    const auto stands_for = codes(expression.operands[0], operand);
    for (const std::int64_t code : *stands_for) {
      result.operands.push_back(
          {.kind = Expression::Kind::number, .number = static_cast<double>(code), .text = std::to_string(code)});
    }
  }
  if (!words) {
    return result;
  }
  result.text = info(Function::member).name;
  if (is_call(expression, Function::different)) {
    return {.kind = Expression::Kind::call,
            .text = std::string(info(Function::negation).name),
            .operands = {std::move(result)}};
  }
  return result;
}

Expression RecipeCompiler::resolved_person(const Recipe& recipe, const Expression& expression) const {
  return resolved(expression, [&](const Expression& part) -> std::optional<Expression> {
    const auto found = part.kind == Expression::Kind::name
                           ? std::ranges::find(recipe.person, part.text, &NamedExpression::name)
                           : recipe.person.end();
    return found == recipe.person.end() ? std::nullopt : std::optional(resolved_person(recipe, found->expression));
  });
}

Expression RecipeCompiler::resolved_household(const Recipe& recipe, const Expression& expression) {
  return resolved(expression, [&](const Expression& part) -> std::optional<Expression> {
    if (part.kind == Expression::Kind::call) {
      return asked(recipe, part);
    }
    if (part.kind != Expression::Kind::name) {
      return std::nullopt;
    }
    if (const auto found = derived_.find(part.text); found != derived_.end()) {
      return Expression{.kind = Expression::Kind::name, .text = recipe.statistic_name(part.text)};
    }
    if (part.text == "urban") {
      return sums_variable({.name = "urban", .column = "urban", .kind = SumsRequest::Variable::Kind::condition});
    }
    if (part.text == "household_size") {
      return sums_variable({.name = "household_size", .column = "size", .bounds = {0, kMostPersons}});
    }
    return sums_variable({.name = part.text,
                          .column = sql_identifier("h." + part.text),
                          .bounds = ValueStates(*mapping(part)).bounds()});
  });
}

/// A question to persons as the column that holds its answer.
std::optional<Expression> RecipeCompiler::asked(const Recipe& recipe, const Expression& call) {
  const auto question = question_of(call);
  if (!question) {
    return std::nullopt;
  }
  if (call.operands.empty()) {
    return sums_variable({.name = "household_size", .column = "size", .bounds = {0, kMostPersons}});
  }
  const std::string operand = to_sql(call.operands[0], person_scope(recipe)).sql;
  if (*question == Question::any) {
    const std::size_t mark = marks_.place(operand);
    return sums_variable({.name = fmt::format("mark {}", mark),
                          .column = fmt::format("m{}", mark / kMarksPerNumber),
                          .kind = SumsRequest::Variable::Kind::mark,
                          .mark = mark % kMarksPerNumber});
  }
  const std::string column = column_of(aggregate_sql(*question, operand), {});
  if (*question == Question::average) {
    return std::nullopt;  // a fraction: the request cannot be worked out
  }
  const bool total = *question == Question::total;
  const bool count = *question == Question::count;
  return sums_variable({.name = "answer " + column,
                        .column = column,
                        .kind = total ? SumsRequest::Variable::Kind::total : SumsRequest::Variable::Kind::number,
                        .bounds = {count ? 0 : -kMostTotal, count ? kMostPersons : kMostTotal}});
}

Expression RecipeCompiler::sums_variable(SumsRequest::Variable variable) {
  Expression name{.kind = Expression::Kind::name, .text = variable.name};
  if (std::ranges::find(request_.variables, variable.name, &SumsRequest::Variable::name) == request_.variables.end()) {
    request_.variables.push_back(std::move(variable));
  }
  return name;
}

std::string RecipeCompiler::column_of(const std::string& aggregate_sql, PersonQuestion question) {
  const auto found = std::ranges::find(aggregates_, aggregate_sql);
  const auto index = found - aggregates_.begin();
  if (found == aggregates_.end()) {
    aggregates_.push_back(aggregate_sql);
    questions_.push_back(std::move(question));
  }
  return fmt::format("a{}", index);
}

SqlText RecipeCompiler::household_name(const Recipe& recipe, const Expression& name) {
  if (const auto found = derived_.find(name.text); found != derived_.end()) {
    layer_ = std::max(layer_, found->second.layer);
    return {found->second.column, found->second.absent};
  }
  if (name.text == "household_size") {
    return {"size"};
  }
  if (name.text == "urban") {
    return {"urban", source_.zone_column.empty() ? "zone" : ""};
  }
  if (variable(recipe, name).record == Record::person) {
    throw usage_error(fmt::format("'{}' belongs to persons", name.text), name.where,
                      "Use it inside count(), any(), total(), highest(), lowest() or average().");
  }
  if (mapping(name) == nullptr) {
    return {.sql = {}, .absent = name.text};
  }
  household_variables_.insert(name.text);
  return {sql_identifier("h." + name.text)};
}

SqlText RecipeCompiler::person_name(const Recipe& recipe, const Expression& name) {
  const auto found = std::ranges::find(recipe.person, name.text, &NamedExpression::name);
  if (found != recipe.person.end()) {
    return to_sql(found->expression, person_scope(recipe));
  }
  if (variable(recipe, name).record != Record::person) {
    throw usage_error(fmt::format("'{}' does not belong to persons", name.text), name.where,
                      "Compare it outside the function over persons.");
  }
  const ColumnMapping* const column = mapping(name);
  if (column == nullptr) {
    return {.sql = {}, .absent = name.text};
  }
  person_variables_.insert(name.text);
  const std::string value = typed_column(column->column, "INTEGER", reading_);
  return {fmt::format("(CASE WHEN {} THEN {} END)", declared_sql(*column, value), value)};
}

const Variable& RecipeCompiler::variable(const Recipe& recipe, const Expression& name) const {
  const auto found = vocabulary_.find(name.text);
  if (found != vocabulary_.end()) {
    return found->second;
  }
  std::vector<std::string> known;
  for (const auto& item : vocabulary_) {
    known.push_back(item.first);
  }
  for (const auto& item : recipe.household) {
    known.push_back(item.name);
  }
  throw usage_error(fmt::format("unknown variable '{}'", name.text), name.where, suggestion(name.text, known));
}

const ColumnMapping* RecipeCompiler::mapping(const Expression& name) const {
  for (const auto& record : source_.records) {
    const auto found = record.variables.find(name.text);
    if (found != record.variables.end() && has_files(files_, record.record)) {
      return &found->second;
    }
  }
  return nullptr;
}

std::optional<std::vector<std::int64_t>> RecipeCompiler::codes(const Expression& name, const Expression& word) const {
  const auto known = vocabulary_.find(name.text);
  if (known == vocabulary_.end() || std::ranges::find(known->second.words, word.text) == known->second.words.end()) {
    throw usage_error(fmt::format("'{}' has no category '{}'", name.text, word.text), word.where,
                      known == vocabulary_.end() ? "" : suggestion(word.text, known->second.words));
  }
  const ColumnMapping* const column = mapping(name);
  if (column == nullptr) {
    return std::nullopt;
  }
  const auto found = column->words.find(word.text);
  return found == column->words.end() ? std::vector<std::int64_t>() : found->second;
}

}  // namespace comarca
