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

enum class RuleSeverity { required, advisory };  ///< an advisory rule that is not met is a warning
enum class DecidedBy { map, document };

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
/// A popular consultation in each member: more yes than no, and a turnout of at least this share of the roll.
struct ConsultationRule {
  std::int64_t turnout_pct = 0;
};
struct DocumentRule {
  std::string document;
  std::optional<std::int64_t> least_years;  ///< between the document's date and the proposal's
};
/// A query that returns one row: truth of the first column, text of the second when there is one.
struct SqlRule {
  std::string query;
};

using Predicate = std::variant<MemberKindRule, MemberCountRule, SameDepartmentRule, InDepartmentsRule, ConnectedRule,
                               AdjacentRule, NucleusRule, ExcludedRule, RequiredMembersRule, OtherSchemeRule,
                               PopulationRule, CategoryRule, ConsultationRule, DocumentRule, SqlRule>;

struct SchemeRule {
  std::string id;
  Text says;  ///< what the rule asks, in our words
  std::string article;
  std::string note;  ///< what is doubtful about it, or empty
  InForce in_force;
  RuleSeverity severity = RuleSeverity::required;
  DecidedBy decided_by = DecidedBy::map;
  bool verified = true;  ///< false: nobody compared it with its source
  Predicate predicate;
  Where where;
};

/// The legal kind of an association, as the law calls it (a figura), with its rules. ADR 0247: in files it is `figure`.
struct LegalForm {
  std::string id;
  Text name;
  std::vector<std::string> aliases;
  std::string basis;
  std::int64_t order = 0;
  InForce in_force;
  std::vector<SchemeRule> rules;
  DefinitionFile file;
};

/// One rule from its table; throws with file:line:column.
[[nodiscard]] SchemeRule read_scheme_rule(const Table& table);
[[nodiscard]] LegalForm read_legal_form(const Document& document);

}  // namespace comarca
