// SPDX-License-Identifier: Apache-2.0
#include "statistics/recipe_compiler.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "statistics/duckdb.hpp"
#include "statistics/fold_layout.hpp"

namespace comarca {
namespace {

/// The files at hand do not have a variable: what depends on it is absent, which is no mistake.
struct Unavailable {
  std::string variable;
};

bool has_files(const MicrodataFiles& files, Record record) {
  const auto found = files.files.find(record);
  return found != files.files.end() && !found->second.empty();
}

/// Beyond these an answer of a household is left to SQL.
constexpr std::int64_t kMostPersons = 1'000'000;
constexpr std::int64_t kMostTotal = 100'000'000;

/// Aggregates over the persons of a household; {} is the operand.
const std::map<std::string, std::string, std::less<>>& aggregate_shapes() {
  static const std::map<std::string, std::string, std::less<>> kShapes = {
      {"count", "count(CASE WHEN {} THEN 1 END)"},
      {"total", "sum({})"},
      {"highest", "max({})"},
      {"lowest", "min({})"},
      {"average", "avg({})"},
  };
  return kShapes;
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
    try {
      add_sum(recipe, rule);
    } catch (const Unavailable& lacking) {
      absent_.emplace(recipe.statistic_name(rule.name), lacking.variable);
    }
  }
}

void RecipeCompiler::add_household(const Recipe& recipe, const NamedExpression& item) {
  layer_ = 0;
  Derived derived{.column = sql_identifier(recipe.id + "." + item.name)};
  try {
    const std::string sql = to_sql(item.expression, household_scope(recipe));
    derived.layer = layer_ + 1;
    layers_.resize(std::max(layers_.size(), derived.layer));
    layers_[derived.layer - 1].emplace_back(derived.column, sql);
    request_.definitions.push_back({recipe.statistic_name(item.name), resolved_household(recipe, item.expression)});
  } catch (const Unavailable& lacking) {
    derived.absent = lacking.variable;
  }
  derived_[item.name] = derived;
}

void RecipeCompiler::add_sum(const Recipe& recipe, const StatisticRule& rule) {
  const SqlScope scope = household_scope(recipe);
  const bool weighted = !source_.weight_column.empty() && rule.base != StatisticRule::Base::cases;
  std::string amount = rule.base == StatisticRule::Base::people
                           ? "people"
                           : (rule.base == StatisticRule::Base::households ? "households" : "1");
  double scale = weighted ? kMillionths : 1;
  if (rule.times) {
    amount = fmt::format("{} * {}", amount, to_sql(*rule.times, scope));
    if (has_fractions(*rule.times)) {
      amount = fmt::format("CAST(round(CAST({} AS DOUBLE) * 1000000) AS BIGINT)", amount);
      scale *= kMillionths;
    }
  }
  const std::string sql = rule.where
                              ? fmt::format("sum(CASE WHEN {} THEN {} ELSE 0 END)", to_sql(*rule.where, scope), amount)
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
}

SqlScope RecipeCompiler::household_scope(const Recipe& recipe) {
  return {.name = [this, &recipe](const Expression& name) { return household_name(recipe, name); },
          .codes = [this](const Expression& name, const Expression& word) { return codes(name, word); },
          .aggregate = [this, &recipe](const Expression& call) -> std::optional<std::string> {
            const bool known = call.text == "any" || aggregate_shapes().contains(call.text);
            return known ? std::optional(aggregate(recipe, call)) : std::nullopt;
          }};
}

SqlScope RecipeCompiler::person_scope(const Recipe& recipe) {
  return {.name = [this, &recipe](const Expression& name) { return person_name(recipe, name); },
          .codes = [this](const Expression& name, const Expression& word) { return codes(name, word); },
          .aggregate = {}};
}

std::string RecipeCompiler::aggregate(const Recipe& recipe, const Expression& call) {
  if (!has_files(files_, Record::person)) {
    throw Unavailable{"persona"};
  }
  if (call.text == "count" && call.operands.empty()) {
    return "size";
  }
  if (call.operands.size() != 1) {
    throw usage_error(fmt::format("'{}' takes one operand", call.text), call.where);
  }
  const std::string operand = to_sql(call.operands[0], person_scope(recipe));
  const Expression question = resolved_person(recipe, call.operands[0]);
  if (call.text == "any") {
    return marks_.any(operand, question);
  }
  const std::string column =
      column_of(fmt::format(fmt::runtime(aggregate_shapes().find(call.text)->second), operand), {call.text, question});
  // A total over persons who all say nothing is 0; of a household whose persons are in no file nothing is known.
  return call.text == "total" ? fmt::format("(CASE WHEN n IS NOT NULL THEN coalesce({}, 0) END)", column) : column;
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
    for (const std::int64_t code : codes(expression.operands[0], operand)) {
      result.operands.push_back(
          {.kind = Expression::Kind::number, .number = static_cast<double>(code), .text = std::to_string(code)});
    }
  }
  if (!words) {
    return result;
  }
  result.text = "in";
  if (expression.text == "!=") {
    return {.kind = Expression::Kind::call, .text = "not", .operands = {std::move(result)}};
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
    return sums_variable(
        {.name = part.text, .column = sql_identifier("h." + part.text), .bounds = ValueStates(mapping(part)).bounds()});
  });
}

/// A question to persons as the column that holds its answer.
std::optional<Expression> RecipeCompiler::asked(const Recipe& recipe, const Expression& call) {
  if (call.text != "any" && !aggregate_shapes().contains(call.text)) {
    return std::nullopt;
  }
  if (call.operands.empty()) {
    return sums_variable({.name = "household_size", .column = "size", .bounds = {0, kMostPersons}});
  }
  const std::string operand = to_sql(call.operands[0], person_scope(recipe));
  if (call.text == "any") {
    const std::size_t mark = marks_.place(operand);
    return sums_variable({.name = fmt::format("mark {}", mark),
                          .column = fmt::format("m{}", mark / kMarksPerNumber),
                          .kind = SumsRequest::Variable::Kind::mark,
                          .mark = mark % kMarksPerNumber});
  }
  const std::string column =
      column_of(fmt::format(fmt::runtime(aggregate_shapes().find(call.text)->second), operand), {});
  const bool total = call.text == "total";
  if (call.text == "average") {
    return std::nullopt;  // a fraction: the request cannot be worked out
  }
  return sums_variable(
      {.name = "answer " + column,
       .column = column,
       .kind = total ? SumsRequest::Variable::Kind::total : SumsRequest::Variable::Kind::number,
       .bounds = {call.text == "count" ? 0 : -kMostTotal, call.text == "count" ? kMostPersons : kMostTotal}});
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

std::string RecipeCompiler::household_name(const Recipe& recipe, const Expression& name) {
  if (const auto found = derived_.find(name.text); found != derived_.end()) {
    if (!found->second.absent.empty()) {
      throw Unavailable{found->second.absent};
    }
    layer_ = std::max(layer_, found->second.layer);
    return found->second.column;
  }
  if (name.text == "household_size") {
    return "size";
  }
  if (name.text == "urban") {
    if (source_.zone_column.empty()) {
      throw Unavailable{"zone"};
    }
    return "urban";
  }
  if (variable(recipe, name).record == Record::person) {
    throw usage_error(fmt::format("'{}' belongs to persons", name.text), name.where,
                      "Use it inside count(), any(), total(), highest(), lowest() or average().");
  }
  (void)mapping(name);
  household_variables_.insert(name.text);
  return sql_identifier("h." + name.text);
}

std::string RecipeCompiler::person_name(const Recipe& recipe, const Expression& name) {
  const auto found = std::ranges::find(recipe.person, name.text, &NamedExpression::name);
  if (found != recipe.person.end()) {
    return to_sql(found->expression, person_scope(recipe));
  }
  if (variable(recipe, name).record != Record::person) {
    throw usage_error(fmt::format("'{}' does not belong to persons", name.text), name.where,
                      "Compare it outside the function over persons.");
  }
  const ColumnMapping& column = mapping(name);
  person_variables_.insert(name.text);
  const std::string value = typed_column(column.column, "INTEGER", reading_);
  return fmt::format("(CASE WHEN {} THEN {} END)", declared_sql(column, value), value);
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

const ColumnMapping& RecipeCompiler::mapping(const Expression& name) const {
  for (const auto& record : source_.records) {
    const auto found = record.variables.find(name.text);
    if (found != record.variables.end() && has_files(files_, record.record)) {
      return found->second;
    }
  }
  throw Unavailable{name.text};
}

std::vector<std::int64_t> RecipeCompiler::codes(const Expression& name, const Expression& word) const {
  const auto known = vocabulary_.find(name.text);
  if (known == vocabulary_.end() || std::ranges::find(known->second.words, word.text) == known->second.words.end()) {
    throw usage_error(fmt::format("'{}' has no category '{}'", name.text, word.text), word.where,
                      known == vocabulary_.end() ? "" : suggestion(word.text, known->second.words));
  }
  const auto& words = mapping(name).words;
  const auto found = words.find(word.text);
  return found == words.end() ? std::vector<std::int64_t>() : found->second;
}

}  // namespace comarca
