// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/functions.hpp"

#include <map>

#include "statistics/expression/function_table.hpp"

namespace comarca {
namespace {

/// Those written as name(...).
template <class Which>
std::vector<std::string> named(const Which& which) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kFunctions; ++i) {
    const auto function = static_cast<Function>(i);
    const std::string name(info(function).name);
    if (which(function) && info(function).form.starts_with(name + "(")) {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace

const FunctionInfo& info(Function function) {
  return kFunctionTable[function];
}

std::optional<Function> find_function(std::string_view name) {
  static const auto kByName = [] {
    std::map<std::string_view, Function> by_name;
    for (std::size_t i = 0; i < kFunctions; ++i) {
      by_name.emplace(info(static_cast<Function>(i)).name, static_cast<Function>(i));
    }
    return by_name;
  }();
  const auto found = kByName.find(name);
  return found == kByName.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Function> function_of(const Expression& expression) {
  return expression.kind == Expression::Kind::call ? find_function(expression.text) : std::nullopt;
}

bool is_call(const Expression& expression, Function function) {
  return expression.kind == Expression::Kind::call && expression.text == info(function).name;
}

bool takes(Function function, std::size_t operands) {
  const FunctionInfo& facts = info(function);
  return operands >= facts.fewest && operands <= facts.most;
}

bool in_formulas(Function function) {
  const auto domain = info(function).domain;
  return domain == FunctionDomain::both || domain == FunctionDomain::formulas;
}

bool in_microdata(Function function) {
  return info(function).domain != FunctionDomain::formulas;
}

std::vector<std::string> formula_functions() {
  return named(in_formulas);
}

std::vector<std::string> microdata_functions() {
  return named(in_microdata);
}

}  // namespace comarca
