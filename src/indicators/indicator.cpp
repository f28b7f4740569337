// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/indicator.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "indicators/graded_index.hpp"

namespace comarca {
namespace {

Expression expression_of(const Value& value) {
  return parse_expression(value.text(), value.where());
}

std::optional<Expression> optional_expression(const Table& table, std::string_view key) {
  const auto value = table.optional(key);
  return value ? std::optional(expression_of(*value)) : std::nullopt;
}

Input read_input(const Table& table) {
  Input input{.id = table.required("id").text()};
  const std::string kind = table.required("kind").one_of({"rate", "count", "score"});
  input.kind = kind == "rate" ? Input::Kind::rate : (kind == "count" ? Input::Kind::count : Input::Kind::score);
  input.weight = table.text_or("weight", "");
  if (!input.weight.empty() && input.kind != Input::Kind::rate) {
    throw table.required("weight").error("only a rate has a weight");
  }
  input.name = table.required("name").bilingual();
  if (const auto range = table.optional("range")) {
    const auto ends = range->array();
    if (ends.size() != 2) {
      throw range->error("'range' is the lowest and the highest value, as [0, 100]");
    }
    input.range = {ends[0].number(), ends[1].number()};
  }
  table.finish();
  return input;
}

FigureRule read_figure(const Table& table) {
  FigureRule figure{.id = table.required("id").text(),
                    .name = table.required("name").bilingual(),
                    .unit = table.text_or("unit", ""),
                    .value = expression_of(table.required("value"))};
  figure.above = optional_expression(table, "above");
  figure.lower = optional_expression(table, "lower");
  figure.upper = optional_expression(table, "upper");
  figure.known = optional_expression(table, "known");
  figure.numerator = optional_expression(table, "numerator");
  figure.denominator = optional_expression(table, "denominator");
  figure.above_name = table.bilingual_or("above_name", {});
  if (const auto direction = table.optional("better")) {
    figure.direction = direction->one_of({"mas", "menos"});
  }
  if (const auto weight = table.optional("averaged_by")) {
    if (figure.above) {
      throw weight->error("'averaged_by' and 'above' say two things of the same sum");
    }
    figure.averaged_by = weight->text();
    figure.above = parse_expression(fmt::format("{0}_suma / {0}_peso", figure.id), weight->where());
  }
  table.finish();
  return figure;
}

/// Names a formula of an indicator may use.
std::vector<std::string> formula_names(const Indicator& indicator) {
  std::vector<std::string> names;
  for (const auto& statistic : indicator.recipe.statistics) {
    names.push_back(statistic.name);
  }
  for (const auto& input : indicator.inputs) {
    names.push_back(input.id);
    if (input.kind == Input::Kind::score) {
      names.push_back(input.id + "_suma");
      names.push_back(input.id + "_entidades");
      names.push_back(input.id + "_unidades");
    }
  }
  return names;
}

void check_names(const Expression& expression, const std::vector<std::string>& known) {
  if (expression.kind == Expression::Kind::name && std::ranges::find(known, expression.text) == known.end()) {
    throw usage_error(fmt::format("'{}' is no statistic, input or figure here", expression.text), expression.where,
                      suggestion(expression.text, known));
  }
  for (const auto& operand : expression.operands) {
    check_names(operand, known);
  }
}

void check_formulas(const Indicator& indicator) {
  auto known = formula_names(indicator);
  for (const auto& figure : indicator.figures) {
    if (!figure.averaged_by.empty()) {
      known.push_back(figure.id + "_suma");
      known.push_back(figure.id + "_peso");
    }
  }
  std::vector<std::string> figures;
  for (const auto& figure : indicator.figures) {
    check_names(figure.value, known);
    for (const auto* formula :
         {&figure.above, &figure.lower, &figure.upper, &figure.known, &figure.numerator, &figure.denominator}) {
      if (*formula) {
        check_names(**formula, known);
      }
    }
    figures.push_back(figure.id);
    known.push_back(figure.id);  // later figures may use earlier ones
  }
  for (const auto& invariant : indicator.invariants) {
    check_names(invariant.test, figures);
  }
}

/// Figures are averaged by a weight that some input has, for that is where weights come from.
void check_averages(const Indicator& indicator) {
  for (const auto& figure : indicator.figures) {
    if (!figure.averaged_by.empty() && weighed_input(indicator, figure) == nullptr) {
      throw usage_error(
          fmt::format("no input has the weight '{}' that '{}' is averaged by", figure.averaged_by, figure.id),
          figure.above->where);
    }
  }
}

std::optional<FactorRule> read_factor(const Indicator& indicator, const Table& root) {
  if (!root.has("calibration")) {
    return std::nullopt;
  }
  const Table table = root.required("calibration").table();
  FactorRule rule{.called = table.text_or("called", indicator.id),
                  .input = table.required("input").text(),
                  .figure = table.required("figure").text(),
                  .from = table.required("from").texts(),
                  .observed = table.required("observed").text()};
  const Table inputs = table.required("inputs").table();
  for (const auto& input : inputs.keys()) {
    if (indicator.input(input) == nullptr) {
      throw inputs.required(input).error(fmt::format("there is no input '{}'", input));
    }
    rule.inputs[input] = inputs.required(input).text();
  }
  inputs.finish();
  if (indicator.find(rule.figure) == nullptr) {
    throw table.required("figure").error(fmt::format("there is no figure '{}'", rule.figure));
  }
  if (const Input* const input = indicator.input(rule.input); input == nullptr || !input->range) {
    throw table.required("input").error(fmt::format("'{}' must be an input with a range to look in", rule.input));
  }
  table.finish();
  return rule;
}

IndicatorStatus read_status(const Value& value) {
  static const std::vector<std::string> kWords = {"official", "proxy", "unverified", "own"};
  return static_cast<IndicatorStatus>(std::ranges::find(kWords, value.one_of(kWords)) - kWords.begin());
}

void read_body(Indicator& indicator, const Table& root) {
  for (const auto& table : root.tables("input")) {
    indicator.inputs.push_back(read_input(table));
  }
  const auto names = formula_names(indicator);
  std::set<std::string> ids;
  for (const auto& table : root.tables("figure")) {
    indicator.figures.push_back(read_figure(table));
    // A formula that names one would mean the other, and a figure of its own name would never end.
    const auto& id = indicator.figures.back().id;
    if (std::ranges::find(names, id) != names.end()) {
      throw table.error(fmt::format("the figure '{}' has the name of a statistic or input of its indicator", id),
                        "Give one of them another name.");
    }
    if (!ids.insert(id).second) {
      throw table.error(fmt::format("there are two figures '{}'", id));
    }
  }
  for (const auto& table : root.tables("invariant")) {
    indicator.invariants.push_back({expression_of(table.required("test")), table.required("text").bilingual()});
    table.finish();
  }
}

}  // namespace

const Text& status_name(IndicatorStatus status) noexcept {
  static const std::array<Text, 4> kNames = {Text{"oficial", "official"}, Text{"proxy", "proxy"},
                                             Text{"no verificado", "unverified"}, Text{"propio", "own"}};
  return kNames[static_cast<std::size_t>(status)];
}

const Input* weighed_input(const Indicator& indicator, const FigureRule& figure) {
  const auto found = std::ranges::find_if(indicator.inputs, [&figure](const Input& input) {
    return !input.weight.empty() && input.weight == figure.averaged_by;
  });
  return found == indicator.inputs.end() ? nullptr : &*found;
}

const FigureRule* Indicator::find(std::string_view figure) const {
  const auto found = std::ranges::find(figures, figure, &FigureRule::id);
  return found == figures.end() ? nullptr : &*found;
}

const Input* Indicator::input(std::string_view wanted) const {
  const auto found = std::ranges::find(inputs, wanted, &Input::id);
  return found == inputs.end() ? nullptr : &*found;
}

Indicator read_indicator(const Document& document, const FindScores& find_scores) {
  const Table root = document.root();
  Indicator indicator{.id = root.required("id").text(),
                      .name = root.required("name").bilingual(),
                      .description = root.required("description").bilingual(),
                      .source = root.required("source").text(),
                      .vintage = root.required("vintage").text(),
                      .method = root.required("method").text()};
  indicator.least_coverage = root.number_or("least_coverage", 0.8);
  indicator.page = root.text_or("page", "");
  indicator.file.path = document.name();
  indicator.recipe = read_recipe(indicator.id, root);
  indicator.grading = read_grading(root);
  if (indicator.grading.empty()) {
    indicator.status = read_status(root.required("status"));
  } else {
    const std::string scores = root.required("scores").text();
    const auto file = find_scores ? find_scores(scores) : std::filesystem::path(document.name()).parent_path() / scores;
    apply_scores(indicator, read_score_table(Document::from_file(file)));
  }
  read_body(indicator, root);
  indicator.factor = read_factor(indicator, root);
  root.finish();
  check_formulas(indicator);
  check_averages(indicator);
  return indicator;
}

std::string input_sum(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".suma";
}
std::string input_weight(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".peso";
}
std::string input_universe(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".universo";
}
std::string figure_sum(const std::string& indicator, const std::string& figure) {
  return indicator + "." + figure + ".suma";
}
std::string figure_weight(const std::string& indicator, const std::string& figure) {
  return indicator + "." + figure + ".peso";
}
std::string input_cases(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".casos";
}
std::string input_weighed(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".con_peso";
}
std::string input_units(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".unidades";
}
std::string input_bare(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".publicado";
}
std::string input_score(const std::string& indicator, const std::string& input) {
  return indicator + "." + input + ".puntaje";
}

}  // namespace comarca
