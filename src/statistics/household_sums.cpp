// SPDX-License-Identifier: Apache-2.0
#include "statistics/household_sums.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

using Kind = SumsRequest::Variable::Kind;

/// Rows worked out at a time: all cells of a few hundred steps stay near the processor.
constexpr std::size_t kBlock = 512;
/// The first columns, and what each case counts for.
constexpr std::size_t kPeople = 0;
constexpr std::size_t kHouseholds = 1;
constexpr std::size_t kCases = 2;
constexpr std::size_t kPersonsColumn = 2;

/// Sums of a block that surely fit 64 bits.
constexpr std::int64_t kSafe = std::int64_t{1} << 62U;

template <class Sum>
Sum sum_of(const std::int64_t* amounts, const std::uint8_t* holds, const std::int32_t* times,
           const std::uint8_t* times_known, std::size_t begin, std::size_t end) {
  Sum sum = 0;
  for (std::size_t row = begin; row < end; ++row) {
    const std::int64_t mask = -static_cast<std::int64_t>(holds[row] & times_known[row]);
    sum += static_cast<Sum>(amounts[row] & mask) * times[row];
  }
  return sum;
}

std::int64_t sum_of(const std::int64_t* amounts, const std::uint8_t* holds, std::size_t begin, std::size_t end) {
  std::int64_t sum = 0;
  for (std::size_t row = begin; row < end; ++row) {
    sum += amounts[row] & -static_cast<std::int64_t>(holds[row]);
  }
  return sum;
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
  scratch->amounts.assign(3, std::vector<std::int64_t>(kBlock, 1));
  scratch->always.resize(kBlock, 1);
  return scratch;
}

void HouseholdSums::add(const std::vector<HouseholdColumn>& columns, std::size_t rows, void* const* groups) {
  auto scratch = take_scratch();
  for (std::size_t first = 0; first < rows; first += kBlock) {
    add_block(columns, first, std::min(kBlock, rows - first), groups + first, *scratch);
  }
  const std::scoped_lock lock(mutex_);
  spare_.push_back(std::move(scratch));
}

void HouseholdSums::read(const std::vector<HouseholdColumn>& columns, std::size_t first, std::size_t rows,
                         Scratch& scratch) const {
  scratch.most_amount = 1;
  for (const std::size_t amount : {kPeople, kHouseholds}) {
    for (std::size_t row = 0; row < rows; ++row) {
      const bool has = columns[amount].has(first + row);
      const std::int64_t value = has ? columns[amount].values[first + row] : 0;
      scratch.amounts[amount][row] = value;
      scratch.most_amount = std::max(scratch.most_amount, std::abs(value));
    }
  }
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Input& input = inputs_[i];
    const HouseholdColumn& column = columns[input.column];
    auto& cells = scratch.cells[i];
    for (std::size_t row = 0; row < rows; ++row) {
      const bool has = column.has(first + row);
      const std::int64_t value = has ? column.values[first + row] : 0;
      switch (input.kind) {
        case Kind::mark:
          cells.sure[row] = static_cast<std::uint8_t>((value >> (2 * input.mark)) & 1);
          cells.possible[row] = static_cast<std::uint8_t>(!has || ((value >> (2 * input.mark)) & 3) != 0);
          break;
        case Kind::condition:
          cells.sure[row] = static_cast<std::uint8_t>(value != 0);
          cells.possible[row] = static_cast<std::uint8_t>(!has || value != 0);
          break;
        case Kind::number:
        case Kind::total:
          if (has && (value < input.bounds.least || value > input.bounds.most)) {
            throw data_error("a household's number is beyond all bounds");
          }
          cells.values[row] = static_cast<std::int32_t>(value);
          // A total over persons who all say nothing is 0; without persons nothing is known.
          cells.sure[row] =
              static_cast<std::uint8_t>(input.kind == Kind::total ? columns[kPersonsColumn].has(first + row) : has);
          break;
      }
    }
  }
}

WideSums::Wide HouseholdSums::stretch(const Sum& sum, std::size_t begin, std::size_t end,
                                      const Scratch& scratch) const {
  const std::int64_t* const amounts = scratch.amounts[sum.amount].data();
  const std::uint8_t* const holds = sum.where ? scratch.cells[*sum.where].sure.data() : scratch.always.data();
  if (!sum.times) {
    return sum_of(amounts, holds, begin, end);
  }
  const auto& times = scratch.cells[*sum.times];
  const auto bounds = program_.bounds(*sum.times);
  const std::int64_t most = std::max({-bounds.least, bounds.most, std::int64_t{1}});
  const auto total = [&]<class Sum>(Sum /*kind*/) {
    return WideSums::Wide{sum_of<Sum>(amounts, holds, times.values.data(), times.sure.data(), begin, end)};
  };
  const bool fits = scratch.most_amount < kSafe / most / static_cast<std::int64_t>(kBlock);
  return fits ? total(std::int64_t{}) : total(WideSums::Wide{});
}

void HouseholdSums::add_block(const std::vector<HouseholdColumn>& columns, std::size_t first, std::size_t rows,
                              void* const* groups, Scratch& scratch) const {
  read(columns, first, rows, scratch);
  program_.run(scratch.cells, rows);
  // Rows of one group mostly follow each other: each stretch is summed on its own.
  for (std::size_t begin = 0, end = 0; begin < rows; begin = end) {
    while (end < rows && groups[end] == groups[begin]) {
      ++end;
    }
    const WideSums totals(groups[begin]);
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      totals.add(i, stretch(sums_[i], begin, end, scratch));
    }
  }
}

}  // namespace comarca
