// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/schemes/scheme_map.hpp"
#include "comarca/schemes/verdict.hpp"

namespace comarca {

/// Answer of a user's query about a set of members.
struct SqlAnswer {
  std::optional<bool> holds;     ///< empty: the query returned NULL, as without data
  std::string says;              ///< second column, or empty
  std::optional<Error> mistake;  ///< what is wrong with the query; then there is no answer
};

/// Runs a rule's query, read only, with the municipalities of the members in the table `miembros(codigo)`. A wrong
/// query is a mistake in the answer, not an exception: it must not hide the verdicts on other schemes.
class SqlRunner {
 public:
  virtual ~SqlRunner() = default;
  [[nodiscard]] virtual SqlAnswer ask(const std::string& query, std::span<const std::string> members) = 0;
};

enum class RuleScope : std::uint8_t { all, map_only };

/// A verdict, or what kept the judge from one: a code that the map does not have, a legal form that is none or was not
/// law on that day, a query of the user's that does not run. One of the two is there.
struct Judgement {
  std::optional<Verdict> verdict;
  std::optional<Error> mistake;
};

/// Tells whether members may associate under a legal form: every rule of the form, as it stood on a day, against what
/// is known of the members, with the evidence of each and the article it comes from.
///
/// When to use it. For one question, "may these associate?", and for the searches that ask it many times over
/// (find_remedies, search_schemes). The law is not here: rules are data of the catalog, and code has predicates only.
///
///     const SchemeMap map(input, catalog);
///     const Judge judge(catalog, map);
///     const Verdict verdict = judge.judge({.legal_form = "PAP", .members = {"68001", "68307"}}, day);
///
/// Guarantees.
/// - Every rule that was in force answers, none is skipped after the first that fails, and the verdict is the worst of
///   its rules. What is not known is pending, and says whether a document or data are missing; it is never taken for a
///   yes or for a no.
/// - Beside it stands the verdict of the rules that a map alone decides (`RuleScope::map_only` asks for no more), so
///   that a missing document does not hide a border that is missing too.
/// - The same members, map and day give the same verdict, in whatever order the members come. A judge remembers nothing
///   between questions.
///
/// Cost. A dozen rules at most, each about linear in the members and their borders. A rule with a query of the user's
/// costs what the query costs, and is asked anew each time.
///
/// The caller must ensure that catalog, map and `sql` outlive the judge and its verdicts, which point into them; that a
/// proposal with rules of its own outlives its verdict; and that the legal form was law on the day and every code is of
/// the map, or `judge()` throws and says what is near; `consider()` throws nothing, for where the next one is to be
/// judged all the same.
///
/// Several threads may share a judge without `sql`; a SqlRunner is one thread's.
class Judge {
 public:
  Judge(const SchemeCatalog& catalog, const SchemeMap& map, SqlRunner* sql = nullptr)
      : catalog_(catalog), map_(map), sql_(sql) {}

  /// `date` picks the law when the proposal has none. Throws nothing: what runs in a browser cannot catch.
  [[nodiscard]] Judgement consider(const SchemeProposal& proposal, const Date& date,
                                   RuleScope scope = RuleScope::all) const;
  /// The same; throws the mistake.
  [[nodiscard]] Verdict judge(const SchemeProposal& proposal, const Date& date, RuleScope scope = RuleScope::all) const;
  /// Units of the codes given, in order of code, each once; throws on an unknown code.
  [[nodiscard]] std::vector<std::uint32_t> resolve(std::span<const std::string> codes) const;

  [[nodiscard]] const SchemeCatalog& catalog() const noexcept { return catalog_; }
  [[nodiscard]] const SchemeMap& map() const noexcept { return map_; }

 private:
  /// Units of the codes that the map has, in order of code, each once; the first code that it has not is told.
  struct Members {
    std::vector<std::uint32_t> units;
    const std::string* unknown = nullptr;
  };
  [[nodiscard]] Members members_of(std::span<const std::string> codes) const;

  const SchemeCatalog& catalog_;
  const SchemeMap& map_;
  SqlRunner* sql_;
};

}  // namespace comarca
