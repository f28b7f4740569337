// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/fold_layout.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "statistics/plan/person_marks.hpp"

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
    give("n", ColumnType::bigint, FoldLayout::kRows);
    for (const auto& [name, mapping] : fold_.variables) {
      const ValueStates states(mapping);
      layout_.program.add_number_variable(name, states.bounds());
      layout_.variables.push_back({field(mapping.column), states});
    }
    if (!add_marks() || !add_questions()) {
      return std::nullopt;
    }
    give("bad_persons", ColumnType::integer, FoldLayout::kFaults);
    if (!fold_.weight_column.empty()) {
      layout_.weight_field = field(fold_.weight_column);
      layout_.weighs_persons = fold_.weighs_persons;
      give("weight", ColumnType::bigint, FoldLayout::kWeight);
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

  void give(const std::string& name, ColumnType type, std::size_t column) {
    layout_.outputs.push_back({name, type, column});
  }

  std::size_t add_number(Folding folding) {
    layout_.numbers.push_back(folding);
    return layout_.numbers.size() - 1;
  }

  void add_field(std::vector<FoldLayout::Field>& fields, const SharedColumn& asked, Folding folding) {
    const bool text = asked.type == ColumnType::text;
    auto& foldings = text ? layout_.texts : layout_.numbers;
    foldings.push_back(folding);
    fields.push_back({field(asked.column), foldings.size() - 1, text});
    give(asked.name, asked.type, foldings.size() - 1);
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
      give("k0", ColumnType::wide, high);
      return;
    }
    for (std::size_t i = 0; i < fold_.key.size(); ++i) {
      const ColumnType type = fold_.integer_keys ? ColumnType::bigint : ColumnType::text;
      add_field(layout_.keys, {fmt::format("k{}", i), fold_.key[i], type}, Folding::first);
    }
    layout_.firsts = layout_.keys;
  }

  /// A column of the key is the same in all rows of a run.
  void add_shared(const SharedColumn& column) {
    const bool in_key = std::ranges::find(fold_.key, column.column) != fold_.key.end();
    add_field(in_key ? layout_.firsts : layout_.shared, column, in_key ? Folding::first : Folding::least);
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
      give(fmt::format("m{}", i), ColumnType::bigint, FoldLayout::kMarks + i);
    }
    return true;
  }

  /// How the answers of several rows become one; nothing for what is beyond whole numbers.
  static std::optional<Folding> folding_of(Question question) {
    switch (question) {
      case Question::count:
      case Question::total:
        return Folding::sum;
      case Question::highest:
        return Folding::greatest;
      case Question::lowest:
        return Folding::least;
      case Question::any:
      case Question::average:
        break;
    }
    return std::nullopt;
  }

  bool add_questions() {
    for (std::size_t i = 0; i < fold_.questions.size(); ++i) {
      const auto& [question, operand] = fold_.questions[i];
      const bool condition = question == Question::count;
      const auto step = condition ? layout_.program.add_condition(operand) : layout_.program.add_number(operand);
      const auto folding = folding_of(question);
      if (!step || !folding) {
        return false;
      }
      (condition ? layout_.counts : layout_.questions).push_back({*step, add_number(*folding), *folding});
      give(fmt::format("a{}", i), ColumnType::bigint, layout_.numbers.size() - 1);
    }
    return true;
  }

  const std::vector<std::string>& header_;
  const PersonFold& fold_;
  FoldLayout layout_;
};

}  // namespace

std::optional<FoldLayout> fold_layout(DelimitedText text, const std::vector<std::string>& header,
                                      const PersonFold& fold) {
  return LayoutWriter(std::move(text), header, fold).write();
}

}  // namespace comarca
