// SPDX-License-Identifier: Apache-2.0
#include "indicators/slice.hpp"

#include "indicators/formula_names.hpp"

// ADR 0251: formulas are passes over columns.
namespace comarca {

const Numbers& Slice::statistic(const std::string& name) {
  const auto [entry, fresh] = statistics_.try_emplace(name);
  const AmountColumn* const amounts = fresh ? basis_.statistics.column(name, zone_, period_) : nullptr;
  if (amounts != nullptr) {
    entry->second = Numbers(size());
    for (std::size_t row = 0; row < size(); ++row) {
      if (amounts->has(units_[row])) {
        entry->second.set(row, (*amounts)[units_[row]]);
      }
    }
  }
  return entry->second;
}

Numbers Slice::share(const std::string& part, const std::string& whole) {
  const Numbers& some = statistic(part);
  const Numbers& all = statistic(whole);
  Numbers shares;
  for (std::size_t row = 0; row < size(); ++row) {
    if (some.has(row) && all.has(row) && all[row] > 0) {
      shares.set(row, some[row] / all[row]);
    }
  }
  return shares;
}

Numbers Slice::rate(const Input& input) {
  const Numbers& sum = statistic(input_sum(indicator_.id, input.id));
  const Numbers& weight = statistic(input_weight(indicator_.id, input.id));
  const Numbers& bare = statistic(input_bare(indicator_.id, input.id));
  Numbers rates;
  for (std::size_t row = 0; row < size(); ++row) {
    if (!sum.has(row)) {
      if (bare.has(row)) {
        rates.set(row, bare[row]);
      }
    } else if (weight.has(row) && weight[row] > 0) {
      rates.set(row, sum[row] / weight[row]);
    }
  }
  return rates;
}

Numbers Slice::resolved(const std::string& name) {
  const FormulaName meaning = meaning_of(indicator_, name);
  switch (meaning.kind) {
    case FormulaName::Kind::rate:
      return rate(*meaning.input);
    case FormulaName::Kind::figure:
      return evaluated(formula_of(*meaning.figure, basis_.origin)).values();
    case FormulaName::Kind::statistic:
      break;
  }
  return statistic(meaning.statistic);
}

const Numbers& Slice::name(const std::string& name) {
  const auto known = names_.find(name);
  return known != names_.end() ? known->second : names_.emplace(name, resolved(name)).first->second;
}

const EvaluatedColumn& Slice::evaluated(const Expression& expression) {
  const auto known = formulas_.find(&expression);
  if (known != formulas_.end()) {
    return known->second;
  }
  const auto lookup = [this](const std::string& wanted) { return &name(wanted); };
  return formulas_.emplace(&expression, evaluate_column(expression, lookup, size())).first->second;
}

}  // namespace comarca
