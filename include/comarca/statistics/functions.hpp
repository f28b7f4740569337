// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {

/// All that expressions can do, operators too: one list. Whoever gives a function a meaning (numbers, SQL, blocks of
/// rows, text, the page of the guide) does so in a table over this list, and a table with a hole does not compile.
enum class Function : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  power,
  negative,
  equal,
  different,
  less,
  at_most,
  more,
  at_least,
  between,
  member,
  both,
  either,
  negation,
  choice,
  choose,
  known,
  unknown,
  yes,
  maybe,
  or_else,
  absolute,
  logarithm,
  exponential,
  root,
  least,
  greatest,
  sum,
  mean,
  geometric_mean,
  rounded,
  mean_known,
  first_known,
  count,  // from here on: questions of a household to its persons
  any,
  total,
  highest,
  lowest,
  average,  // the last: kFunctions
};
inline constexpr std::size_t kFunctions = static_cast<std::size_t>(Function::average) + 1;

/// Where a function may stand: in formulas over sums, in expressions over microdata, or in expressions over households
/// with an operand over persons.
enum class FunctionDomain : std::uint8_t { formulas, microdata, both, persons };

/// What it gives: a number that is whole when its operands are, a number that may have decimals, a condition, or what
/// its operands are.
enum class FunctionResult : std::uint8_t { number, fraction, condition, operand };

struct FunctionInfo {
  Function function = Function::add;
  std::string_view name;  ///< in an Expression: "+", "min"
  std::string_view form;  ///< how it is written: a and b are numbers, c and d conditions, … is more of the same
  FunctionDomain domain = FunctionDomain::both;
  FunctionResult result = FunctionResult::number;
  std::uint8_t fewest = 2;  ///< operands
  std::uint8_t most = 2;
};

[[nodiscard]] const FunctionInfo& info(Function function);
/// By its name in an Expression.
[[nodiscard]] std::optional<Function> find_function(std::string_view name);
/// Of a call; nothing for another expression or a name that no function has.
[[nodiscard]] std::optional<Function> function_of(const Expression& expression);
[[nodiscard]] bool is_call(const Expression& expression, Function function);
[[nodiscard]] bool takes(Function function, std::size_t operands);
/// Whether formulas over sums, or expressions over microdata, may use it.
[[nodiscard]] bool in_formulas(Function function);
[[nodiscard]] bool in_microdata(Function function);
/// Those written as name(...), for suggestions.
[[nodiscard]] std::vector<std::string> formula_functions();
[[nodiscard]] std::vector<std::string> microdata_functions();

/// What the guide says of a function.
struct FunctionHelp {
  Text gives;
  Text missing;         ///< of what is given when an operand is not known; empty: it is not known either
  std::string example;  ///< `falta` is not known; `edad` is of persons of 40, 38, 12 years, and of one who did not say
  std::string in_formula;  ///< what the example gives there: a number, "?" for unknown, empty where it may not stand
  std::string in_microdata;
};
[[nodiscard]] FunctionHelp help(Function function);

/// The page of all functions, as Markdown.
[[nodiscard]] std::string functions_markdown(Language language);

}  // namespace comarca
