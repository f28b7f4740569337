// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "statistics/expression/sql_expression.hpp"
#include "statistics/plan/person_fold.hpp"
#include "statistics/plan/person_marks.hpp"
#include "statistics/plan/plan_builder.hpp"
#include "statistics/plan/sums_request.hpp"

namespace comarca {

/// Collects what the recipes of one plan need: aggregates over persons (each once, whoever asks), household columns in
/// layers (a layer uses the layers before it) and sums.
class RecipeCompiler {
 public:
  RecipeCompiler(const MicrodataSource& source, const Vocabulary& vocabulary, const MicrodataFiles& files,
                 Reading reading);

  void add(const Recipe& recipe);

  using Column = std::pair<std::string, std::string>;  ///< name, SQL
  struct Sum {
    SumColumn column;
    std::string sql;
  };

  /// Questions to the persons of a household, but for marks, and the same as SQL.
  [[nodiscard]] const std::vector<PersonQuestion>& questions() const noexcept { return questions_; }
  [[nodiscard]] const std::vector<std::string>& aggregates() const noexcept { return aggregates_; }
  [[nodiscard]] const PersonMarks& marks() const noexcept { return marks_; }
  [[nodiscard]] const std::vector<std::vector<Column>>& layers() const noexcept { return layers_; }
  [[nodiscard]] const std::vector<Sum>& sums() const noexcept { return sums_; }
  /// The same sums, of the columns of the households before any layer.
  [[nodiscard]] const SumsRequest& request() const noexcept { return request_; }
  [[nodiscard]] const std::map<std::string, std::string>& absent() const noexcept { return absent_; }
  [[nodiscard]] const std::set<std::string>& person_variables() const noexcept { return person_variables_; }
  [[nodiscard]] const std::set<std::string>& household_variables() const noexcept { return household_variables_; }
  /// Marks the variable that holds the size of the household as needed.
  void need_household(const std::string& variable) { household_variables_.insert(variable); }

 private:
  struct Derived {
    std::string column;
    std::size_t layer = 0;
    std::string absent;  ///< the variable it lacks
  };

  SqlScope household_scope(const Recipe& recipe);
  SqlScope person_scope(const Recipe& recipe);
  SqlText household_name(const Recipe& recipe, const Expression& name);
  SqlText person_name(const Recipe& recipe, const Expression& name);
  SqlText answer(const Recipe& recipe, const Expression& call);
  std::string column_of(const std::string& aggregate_sql, PersonQuestion question);
  /// Gives a name or a call to an aggregate another form; nothing where it stays as it is.
  using Renaming = std::function<std::optional<Expression>(const Expression& part)>;
  /// Without words, and renamed; for an expression that has become SQL without complaint.
  [[nodiscard]] Expression resolved(const Expression& expression, const Renaming& renaming) const;
  [[nodiscard]] Expression resolved_person(const Recipe& recipe, const Expression& expression) const;
  Expression resolved_household(const Recipe& recipe, const Expression& expression);
  std::optional<Expression> asked(const Recipe& recipe, const Expression& call);
  Expression sums_variable(SumsRequest::Variable variable);
  /// Nothing when the files do not have the category.
  std::optional<std::vector<std::int64_t>> codes(const Expression& name, const Expression& word) const;
  const Variable& variable(const Recipe& recipe, const Expression& name) const;
  /// Null when the files at hand do not have the variable.
  const ColumnMapping* mapping(const Expression& name) const;
  void add_household(const Recipe& recipe, const NamedExpression& item);
  /// The variable that it lacks; empty when it was added.
  std::string add_sum(const Recipe& recipe, const StatisticRule& rule);

  const MicrodataSource& source_;
  const Vocabulary& vocabulary_;
  const MicrodataFiles& files_;
  Reading reading_;
  std::vector<PersonQuestion> questions_;
  std::vector<std::string> aggregates_;
  PersonMarks marks_;
  std::vector<std::vector<Column>> layers_;
  std::vector<Sum> sums_;
  SumsRequest request_;
  std::map<std::string, std::string> absent_;
  std::set<std::string> person_variables_;
  std::set<std::string> household_variables_;
  std::map<std::string, Derived> derived_;  ///< of the recipe being compiled
  std::size_t layer_ = 0;                   ///< the highest layer used by the expression being compiled
};

}  // namespace comarca
