// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/base/numbers.hpp"
#include "comarca/cartography/layer_style.hpp"

// ADR 0190: styles are rules that exclude each other.
namespace comarca {
namespace {

std::optional<double> number_in(const std::string& text) {
  const ParsedNumber parsed = parse_number(text, {});
  return parsed.reading == NumberReading::number ? std::optional(parsed.value) : std::nullopt;
}

bool holds(const Condition& condition, const std::string& text) {
  const auto number = number_in(text);
  const bool among = std::ranges::find(condition.words, text) != condition.words.end() ||
                     (condition.kind == Condition::Kind::is && condition.number && number == condition.number);
  switch (condition.kind) {
    case Condition::Kind::is:
      return among;
    case Condition::Kind::is_not:
      return !among;  // what is missing is none of the words
    case Condition::Kind::from:
      return number && *number >= *condition.number;
    case Condition::Kind::below:
      return number && *number < *condition.number;
    case Condition::Kind::missing:
      return text.empty();
    case Condition::Kind::present:
      return !text.empty();
    case Condition::Kind::lists:
      return text.find(listed(condition)) != std::string::npos;
    case Condition::Kind::lists_not:
      return text.find(listed(condition)) == std::string::npos;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> rule_for(const StyleModel& style, const FieldText& text_of) {
  std::optional<std::size_t> otherwise;
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    const StyleRule& rule = style.rules[i];
    if (rule.otherwise) {
      otherwise = i;
    } else if (std::ranges::all_of(rule.conditions,
                                   [&](const Condition& item) { return holds(item, text_of(item.field)); })) {
      return i;
    }
  }
  return otherwise;
}

}  // namespace comarca
