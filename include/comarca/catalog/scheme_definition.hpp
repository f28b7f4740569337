// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/catalog/definition.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {

/// Days between which something is law, both included; an end that is not there is open.
struct InForce {
  std::optional<Date> from;
  std::optional<Date> until;

  [[nodiscard]] bool on(const Date& day) const noexcept { return (!from || day >= *from) && (!until || day <= *until); }
};

/// An advisory rule that is not met is a warning; an informative one tells what is due (an obligation after the
/// creation, an opinion that does not bind) and never changes the verdict.
enum class RuleSeverity { required, advisory, informative };
enum class DecidedBy { map, document };
/// What a scheme is doing: it is created, somebody enters, somebody leaves.
enum class Procedure : std::uint8_t { creation, entry, withdrawal };

/// Time that the law gives between two acts.
struct Term {
  enum class Unit : std::uint8_t { days, working_days, months, years };
  enum class Late : std::uint8_t { refuse, warn };  ///< what an act outside the term does to the verdict
  std::string after;                                ///< the act it counts from; "consulta" is the last vote
  Unit unit = Unit::days;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  Late late = Late::refuse;
};

/// Every member is of one of these kinds.
struct MemberKindRule {
  std::vector<std::string> kinds;
};
struct MemberCountRule {
  std::size_t least = 0;
  std::optional<std::size_t> most;
};
struct SameDepartmentRule {};
struct InDepartmentsRule {
  std::vector<std::string> departments;
};
/// A unit of the sea that the law joins by proximity to the units it names.
struct InsularLink {
  std::string unit;
  std::vector<std::string> near;
};
/// The union of the members hangs together by borders of at least this length.
struct ConnectedRule {
  double min_length_m = 0;
  double weak_below_m = 0;  ///< a warning when the union hangs on a shorter border
  std::vector<InsularLink> insular;
};
/// Every member but the excepted touches `unit` by a border (or, with `forbidden`, none does).
struct AdjacentRule {
  std::string unit;
  std::vector<std::string> except;
  double min_length_m = 0;
  enum class Expected : std::uint8_t { all, none } expected = Expected::all;
};
/// Which member is the nucleus: the first criterion that singles one out.
struct NucleusRule {
  enum class Criterion : std::uint8_t { capital, category, population };
  std::vector<Criterion> criteria;
};
struct ExcludedRule {
  std::vector<std::string> units;
};
struct RequiredMembersRule {
  std::vector<std::string> units;
};
/// Membership in other schemes of the registry.
struct OtherSchemeRule {
  enum class Mode : std::uint8_t { none, same_members } mode = Mode::none;
  std::vector<std::string> legal_forms;
};
struct PopulationRule {
  std::optional<double> least_each;
  std::optional<double> least_total;
};
struct CategoryRule {
  std::vector<std::string> categories;
};
/// The least turnout of the votes of some days, with the article that says so.
struct Threshold {
  InForce in_force;
  std::int64_t turnout_pct = 0;
  std::string article;
};
/// A popular consultation in each member: a majority in favour and a turnout of at least a share of the roll. What the
/// law asked on the day of the vote is asked of it.
struct ConsultationRule {
  enum class Majority : std::uint8_t { more_yes_than_no, half_of_the_voters };
  std::int64_t turnout_pct = 0;  ///< of votes that no threshold below is of
  Majority majority = Majority::more_yes_than_no;
  std::vector<Threshold> thresholds;
  std::vector<Term> terms;
};
/// Acts of one kind: one of the whole scheme, or one of each member, of its own council, assembly or mayor.
struct DocumentRule {
  enum class Each : std::uint8_t { once, member };
  std::string document;
  std::vector<std::string> also;  ///< other names that it may be declared under
  Each each = Each::once;
  std::vector<std::string> kinds;           ///< of the members that owe it; empty: all
  std::vector<std::string> of;              ///< units that owe it, whoever the members are
  std::vector<std::string> precedes;        ///< acts that have to come after it
  std::vector<Term> terms;                  ///< since other acts
  std::optional<Date> not_before;           ///< no act of this kind can be older; empty: the legal form's first day
  std::optional<Date> earliest;             ///< with `least_years`: never before this day either
  std::optional<std::int64_t> least_years;  ///< between the document's date and the day judged
  std::optional<std::int64_t> roll_pct;     ///< share of the added rolls that must sign, where citizens ask
};
/// No member belongs to another scheme of these forms with the same purpose.
struct SamePurposeRule {
  std::vector<std::string> legal_forms;
};
/// A query that returns one row: truth of the first column, text of the second when there is one.
struct SqlRule {
  std::string query;
};

using Predicate = std::variant<MemberKindRule, MemberCountRule, SameDepartmentRule, InDepartmentsRule, ConnectedRule,
                               AdjacentRule, NucleusRule, ExcludedRule, RequiredMembersRule, OtherSchemeRule,
                               PopulationRule, CategoryRule, ConsultationRule, DocumentRule, SamePurposeRule, SqlRule>;

struct SchemeRule {
  std::string id;
  Text says;  ///< what the rule asks, in our words
  std::string article;
  std::string note;  ///< what is doubtful about it, or empty
  InForce in_force;
  RuleSeverity severity = RuleSeverity::required;
  DecidedBy decided_by = DecidedBy::map;
  bool verified = true;               ///< false: nobody compared it with its source
  std::vector<Procedure> procedures;  ///< it is asked of; empty: of all
  Text by;                            ///< who takes this step: "Concejo de cada municipio"; may be empty
  Predicate predicate;

  [[nodiscard]] bool asked_of(Procedure procedure) const noexcept;
  Where where;
};

/// What the law says of schemes that were there before it: they stay, without its requirements.
struct Grandfathering {
  Date before;
  std::string article;
  Text says;
};

/// The legal kind of an association, as the law calls it (a figura), with its rules. ADR 0247: in files it is `figure`.
struct LegalForm {
  std::string id;
  Text name;
  std::vector<std::string> aliases;
  std::string basis;
  std::int64_t order = 0;
  InForce in_force;
  std::vector<std::string> founded_by;  ///< the acts that, once all are there, make the scheme exist
  std::optional<Grandfathering> existing;
  std::vector<SchemeRule> rules;
  DefinitionFile file;
};

/// One rule from its table; throws with file:line:column.
[[nodiscard]] SchemeRule read_scheme_rule(const Table& table);
[[nodiscard]] LegalForm read_legal_form(const Document& document);
[[nodiscard]] InForce read_in_force(const Table& table);

}  // namespace comarca
