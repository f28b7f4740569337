// SPDX-License-Identifier: Apache-2.0
#include "statistics/fold_layout.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "statistics/person_marks.hpp"

namespace comarca {
namespace {

/// Fills a layout, column after column.
class LayoutWriter {
 public:
  LayoutWriter(DelimitedText text, const std::vector<std::string>& header, const PersonFold& fold)
      : header_(header), fold_(fold), layout_{.text = std::move(text)} {}

  std::optional<FoldLayout> write() {
    layout_.text.columns.clear();
    layout_.numbers = {Folding::sum, Folding::bits, fold_.weighs_persons ? Folding::sum : Folding::least};
    add_key();
    give("n", TextColumn::Type::bigint, FoldLayout::kRows);
    for (const auto& [name, mapping] : fold_.variables) {
      const ValueStates states(mapping);
      layout_.program.add_number_variable(name, states.bounds());
      layout_.variables.push_back({field(mapping.column), states});
    }
    if (!add_marks() || !add_questions()) {
      return std::nullopt;
    }
    give("bad_persons", TextColumn::Type::integer, FoldLayout::kFaults);
    if (!fold_.weight_column.empty()) {
      layout_.weight_field = field(fold_.weight_column);
      layout_.weighs_persons = fold_.weighs_persons;
      give("weight", TextColumn::Type::bigint, FoldLayout::kWeight);
    }
    for (const auto& column : fold_.shared) {
      add_shared(column);
    }
    return std::move(layout_);
  }

 private:
  /// Asks for a field of the file, once.
  std::size_t field(const std::string& column) {
    auto& wanted = layout_.text.columns;
    const auto found = std::ranges::find(wanted, column, &TextColumn::name);
    const auto index = static_cast<std::size_t>(found - wanted.begin());
    if (found == wanted.end()) {
      wanted.push_back(
          {.name = column, .position = static_cast<std::size_t>(std::ranges::find(header_, column) - header_.begin())});
    }
    return index;
  }

  void give(const std::string& name, TextColumn::Type type, std::size_t column) {
    layout_.outputs.push_back({name, type, column});
  }

  std::size_t add_number(Folding folding) {
    layout_.numbers.push_back(folding);
    return layout_.numbers.size() - 1;
  }

  void add_field(std::vector<FoldLayout::Field>& fields, const std::string& name, const std::string& column,
                 TextColumn::Type type, Folding folding) {
    const bool text = type == TextColumn::Type::text;
    auto& foldings = text ? layout_.texts : layout_.numbers;
    foldings.push_back(folding);
    fields.push_back({field(column), foldings.size() - 1, text});
    give(name, type, foldings.size() - 1);
  }

  /// Numbers of marks come before any other, so that their place is known.
  void add_key() {
    for (std::size_t i = 0; i < marks_numbers(fold_.marks.size()); ++i) {
      add_number(Folding::bits);
    }
    for (const auto& column : fold_.key) {
      layout_.key_fields.push_back(field(column));
    }
    if (fold_.packed_key) {
      const std::size_t high = add_number(Folding::first);
      layout_.packed_key = high;
      layout_.key_kind = fold_.integer_keys ? PackedKey::Fields::numbers : PackedKey::Fields::texts;
      layout_.keys = {{.column = high}, {.column = add_number(Folding::first)}};
      give("k0", TextColumn::Type::wide, high);
      return;
    }
    for (std::size_t i = 0; i < fold_.key.size(); ++i) {
      add_field(layout_.keys, fmt::format("k{}", i), fold_.key[i],
                fold_.integer_keys ? TextColumn::Type::bigint : TextColumn::Type::text, Folding::first);
    }
    layout_.firsts = layout_.keys;
  }

  /// A column of the key is the same in all rows of a run.
  void add_shared(const SharedColumn& column) {
    const bool in_key = std::ranges::find(fold_.key, column.column) != fold_.key.end();
    add_field(in_key ? layout_.firsts : layout_.shared, column.name, column.column, column.type,
              in_key ? Folding::first : Folding::least);
  }

  bool add_marks() {
    for (const auto& test : fold_.marks) {
      const auto step = layout_.program.add_condition(test);
      if (!step) {
        return false;
      }
      layout_.marks.push_back(*step);
    }
    for (std::size_t i = 0; i < marks_numbers(fold_.marks.size()); ++i) {
      give(fmt::format("m{}", i), TextColumn::Type::bigint, FoldLayout::kMarks + i);
    }
    return true;
  }

  bool add_questions() {
    for (std::size_t i = 0; i < fold_.questions.size(); ++i) {
      const auto& [function, operand] = fold_.questions[i];
      const bool condition = function == "count";
      const auto step = condition ? layout_.program.add_condition(operand) : layout_.program.add_number(operand);
      if (!step || function == "average") {
        return false;
      }
      const Folding folding = function == "highest"  ? Folding::greatest
                              : function == "lowest" ? Folding::least
                                                     : Folding::sum;
      (condition ? layout_.counts : layout_.questions).push_back({*step, add_number(folding), folding});
      give(fmt::format("a{}", i), TextColumn::Type::bigint, layout_.numbers.size() - 1);
    }
    return true;
  }

  const std::vector<std::string>& header_;
  const PersonFold& fold_;
  FoldLayout layout_;
};

}  // namespace

ValueStates::ValueStates(const ColumnMapping& mapping) : range_(mapping.range), unknown_(mapping.unknown) {
  for (const auto& item : mapping.words) {
    codes_.insert(codes_.end(), item.second.begin(), item.second.end());
  }
  for (std::size_t value = 0; value < small_.size(); ++value) {
    small_[value] = look_up(static_cast<std::int64_t>(value));
  }
}

ValueState ValueStates::look_up(std::int64_t value) const {
  const bool is_declared =
      range_ ? value >= range_->first && value <= range_->second : std::ranges::find(codes_, value) != codes_.end();
  if (is_declared) {
    return ValueState::declared;
  }
  return std::ranges::find(unknown_, value) != unknown_.end() ? ValueState::not_reported : ValueState::undeclared;
}

ColumnProgram::Bounds ValueStates::bounds() const {
  if (range_) {
    return {range_->first, range_->second};
  }
  return codes_.empty() ? ColumnProgram::Bounds{}
                        : ColumnProgram::Bounds{std::ranges::min(codes_), std::ranges::max(codes_)};
}

std::optional<FoldLayout> fold_layout(DelimitedText text, const std::vector<std::string>& header,
                                      const PersonFold& fold) {
  return LayoutWriter(std::move(text), header, fold).write();
}

}  // namespace comarca
