// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/household_sums.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

namespace comarca {
namespace {

using Kind = SumsRequest::Variable::Kind;

/// Rows worked out at a time: all cells of a few hundred steps stay near the processor.
constexpr std::size_t kBlock = 512;
/// The first columns, which are also what is summed.
constexpr std::size_t kPeople = 0;
constexpr std::size_t kHouseholds = 1;
constexpr std::size_t kPersons = 2;
constexpr std::size_t kCases = 3;  // no column: ones
constexpr std::size_t kAmounts = 4;

/// Of a block, in its order.
struct Rows {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The amounts of the rows that hold, in numbers that fit.
template <class Number>
Number sum_of(const Number* amounts, const std::uint8_t* holds, Rows rows) {
  Number sum = 0;
  for (std::size_t row = rows.begin; row < rows.end; ++row) {
    sum += amounts[row] & -static_cast<Number>(holds[row]);
  }
  return sum;
}

/// The same, times a number where it is known.
template <class Sum, class Number>
Sum sum_of_products(const Number* amounts, const std::uint8_t* holds, const ColumnProgram::Cells& times, Rows rows) {
  const std::int32_t* const values = times.values.data();
  const std::uint8_t* const known = times.sure.data();
  Sum sum = 0;
  for (std::size_t row = rows.begin; row < rows.end; ++row) {
    sum += static_cast<Sum>(amounts[row] & -static_cast<Number>(holds[row] & known[row])) * values[row];
  }
  return sum;
}

/// Whether a block of such amounts, times so much, sums to what a number can hold.
template <class Number>
bool fits(std::int64_t most_amount, std::int64_t most_times) {
  return most_amount <= std::numeric_limits<Number>::max() / static_cast<std::int64_t>(kBlock) / most_times;
}

}  // namespace

WideSums::Wide WideSums::get(std::size_t sum) const {
  Wide value = 0;
  std::memcpy(&value, memory_ + sum * kBytes, kBytes);
  return value;
}

void WideSums::add(std::size_t sum, Wide amount) const {
  const Wide value = get(sum) + amount;
  std::memcpy(memory_ + sum * kBytes, &value, kBytes);
}

std::unique_ptr<HouseholdSums> HouseholdSums::compile(const SumsRequest& request) {
  auto result = std::make_unique<HouseholdSums>();
  result->columns_ = {"people", "households", "n"};
  for (const auto& variable : request.variables) {
    const bool condition = variable.kind == Kind::condition || variable.kind == Kind::mark;
    condition ? result->program_.add_condition_variable(variable.name)
              : result->program_.add_number_variable(variable.name, variable.bounds);
    result->inputs_.push_back({result->column(variable.column), variable.kind, variable.mark, variable.bounds});
  }
  for (const auto& definition : request.definitions) {
    if (!result->program_.define(definition.name, definition.expression)) {
      return nullptr;
    }
  }
  for (const auto& asked : request.sums) {
    Sum sum{.amount = asked.base == StatisticRule::Base::people       ? kPeople
                      : asked.base == StatisticRule::Base::households ? kHouseholds
                                                                      : kCases};
    sum.where = asked.where ? result->program_.add_condition(*asked.where) : std::nullopt;
    sum.times = asked.times ? result->program_.add_number(*asked.times) : std::nullopt;
    if (sum.where.has_value() != asked.where.has_value() || sum.times.has_value() != asked.times.has_value()) {
      return nullptr;
    }
    result->sums_.push_back(sum);
  }
  return result;
}

std::size_t HouseholdSums::column(const std::string& name) {
  const auto found = std::ranges::find(columns_, name);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (found == columns_.end()) {
    columns_.push_back(name);
  }
  return index;
}

std::unique_ptr<HouseholdSums::Scratch> HouseholdSums::take_scratch() {
  {
    const std::scoped_lock lock(mutex_);
    if (!spare_.empty()) {
      auto scratch = std::move(spare_.back());
      spare_.pop_back();
      return scratch;
    }
  }
  auto scratch = std::make_unique<Scratch>();
  scratch->cells = program_.cells(kBlock);
  scratch->values.assign(columns_.size(), std::vector<std::int64_t>(kBlock));
  scratch->has.assign(columns_.size(), std::vector<std::uint8_t>(kBlock));
  scratch->small_amounts.assign(kAmounts, std::vector<std::int32_t>(kBlock, 1));
  scratch->ones.resize(kBlock, 1);
  scratch->always.resize(kBlock, 1);
  scratch->order.resize(kBlock);
  scratch->stretch_of.resize(kBlock);
  return scratch;
}

void HouseholdSums::add(const std::vector<HouseholdColumn>& columns, std::size_t rows, void* const* groups) {
  auto scratch = take_scratch();
  for (std::size_t first = 0; first < rows; first += kBlock) {
    add_block(columns, first, {groups + first, std::min(kBlock, rows - first)}, *scratch);
  }
  const std::scoped_lock lock(mutex_);
  spare_.push_back(std::move(scratch));
}

/// The columns in the order of a block; 0 where there is nothing.
void HouseholdSums::read(const std::vector<HouseholdColumn>& columns, std::size_t rows, Scratch& scratch) {
  const std::size_t* const order = scratch.order.data();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::int64_t* __restrict const values = scratch.values[i].data();
    std::uint8_t* __restrict const has = scratch.has[i].data();
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_there = columns[i].has(order[row]);
      has[row] = static_cast<std::uint8_t>(is_there);
      values[row] = is_there ? columns[i].values[order[row]] : 0;
    }
  }
  scratch.most_amount = 1;
  for (const std::size_t amount : {kPeople, kHouseholds}) {
    for (std::size_t row = 0; row < rows; ++row) {
      scratch.small_amounts[amount][row] = static_cast<std::int32_t>(scratch.values[amount][row]);
      scratch.most_amount = std::max(scratch.most_amount, std::abs(scratch.values[amount][row]));
    }
  }
}

void HouseholdSums::read_input(const Input& input, std::size_t rows, const Scratch& scratch,
                               ColumnProgram::Cells& cells) {
  const std::int64_t* const values = scratch.values[input.column].data();
  const std::uint8_t* const has = scratch.has[input.column].data();
  // A total over persons who all say nothing is 0; without persons nothing is known.
  const std::uint8_t* const known = input.kind == Kind::total ? scratch.has[kPersons].data() : has;
  std::uint8_t* __restrict const sure = cells.sure.data();
  if (input.kind == Kind::number || input.kind == Kind::total) {
    std::int32_t* __restrict const numbers = cells.values.data();
    int beyond = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      beyond |= static_cast<int>(values[row] < input.bounds.least || values[row] > input.bounds.most) & has[row];
      numbers[row] = static_cast<std::int32_t>(values[row]);
      sure[row] = known[row];
    }
    if (beyond != 0) {
      throw UnfitBlocks(Unfit::beyond_bounds);
    }
    return;
  }
  std::uint8_t* __restrict const possible = cells.possible.data();
  const std::size_t shift = 2 * input.mark;
  const std::int64_t mask = input.kind == Kind::mark ? 3 : 1;  // a condition is 1 or 0
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t bits = (values[row] >> shift) & mask;
    sure[row] = static_cast<std::uint8_t>(bits & 1);
    possible[row] = static_cast<std::uint8_t>(static_cast<int>(bits != 0) | (has[row] ^ 1));
  }
}

WideSums::Wide HouseholdSums::stretch(const Sum& sum, std::size_t begin, std::size_t end,
                                      const Scratch& scratch) const {
  const Rows rows{begin, end};
  const std::int64_t* const amounts = sum.amount == kCases ? scratch.ones.data() : scratch.values[sum.amount].data();
  const std::int32_t* const small = scratch.small_amounts[sum.amount].data();
  const std::uint8_t* const holds = sum.where ? scratch.cells[*sum.where].sure.data() : scratch.always.data();
  if (!sum.times) {
    return fits<std::int32_t>(scratch.most_amount, 1) ? WideSums::Wide{sum_of(small, holds, rows)}
                                                      : WideSums::Wide{sum_of(amounts, holds, rows)};
  }
  const auto& times = scratch.cells[*sum.times];
  const auto bounds = program_.bounds(*sum.times);
  const std::int64_t most = std::max({-bounds.least, bounds.most, std::int64_t{1}});
  if (fits<std::int32_t>(scratch.most_amount, most)) {
    return sum_of_products<std::int32_t>(small, holds, times, rows);
  }
  return fits<std::int64_t>(scratch.most_amount, most)
             ? WideSums::Wide{sum_of_products<std::int64_t>(amounts, holds, times, rows)}
             : sum_of_products<WideSums::Wide>(amounts, holds, times, rows);
}

/// Rows of one group next to each other, so that each group of a block is summed at once.
void HouseholdSums::order_rows(std::size_t first, std::span<void* const> groups, Scratch& scratch) {
  const std::size_t rows = groups.size();
  auto& stretches = scratch.stretches;
  stretches.clear();
  std::size_t last = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    void* const group = groups[row];
    if (stretches.empty() || stretches[last].group != group) {
      const auto found = std::ranges::find(stretches, group, &Stretch::group);
      last = static_cast<std::size_t>(found - stretches.begin());
      if (found == stretches.end()) {
        stretches.push_back({group, 0});
      }
    }
    scratch.stretch_of[row] = static_cast<std::uint32_t>(last);
    ++stretches[last].end;
  }
  std::size_t begin = 0;
  for (auto& stretch : stretches) {
    begin += std::exchange(stretch.end, begin);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    scratch.order[stretches[scratch.stretch_of[row]].end++] = first + row;
  }
}

void HouseholdSums::add_block(const std::vector<HouseholdColumn>& columns, std::size_t first,
                              std::span<void* const> groups, Scratch& scratch) const {
  const std::size_t rows = groups.size();
  order_rows(first, groups, scratch);
  read(columns, rows, scratch);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    read_input(inputs_[i], rows, scratch, scratch.cells[i]);
  }
  program_.run(scratch.cells, rows);
  std::size_t begin = 0;
  for (const auto& [group, end] : scratch.stretches) {
    const WideSums totals(group);
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      totals.add(i, stretch(sums_[i], begin, end, scratch));
    }
    begin = end;
  }
}

}  // namespace comarca
