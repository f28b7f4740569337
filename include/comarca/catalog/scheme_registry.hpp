// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/holidays.hpp"
#include "comarca/catalog/scheme_definition.hpp"

namespace comarca {

class Catalog;

/// An act, as it is declared: nobody has checked it.
struct DeclaredDocument {
  std::string document;  ///< kind of act, as the rules name it
  std::string reference;
  std::optional<Date> date;
  std::string unit;    ///< code of the unit whose council, assembly or mayor issued it; empty: of the whole scheme
  std::string issuer;  ///< in words, or empty
  std::string number;
  std::string file;  ///< the text or a scan, or empty
  Where where;

  /// Something to look it up by; without it, it is only said.
  [[nodiscard]] bool supported() const noexcept { return !reference.empty() || !file.empty(); }
  /// "Acuerdo 12, Concejo de Jericó (2024-05-03)"
  [[nodiscard]] std::string text() const;
};

/// The consultation in one member.
struct Vote {
  std::string unit;
  std::int64_t roll = 0;  ///< electoral roll
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::optional<std::int64_t> turnout;  ///< all who voted; yes + no when absent
  std::optional<Date> date;             ///< it says which law's turnout is asked; none: that of the acts
};

/// Days on which a unit was a member, for units that came later or left.
struct Membership {
  std::string unit;
  std::optional<Date> from;   ///< none: since the beginning
  std::optional<Date> until;  ///< none: to this day
};

/// A scheme proposed or in being: who, under which legal form, and what is declared of it.
struct SchemeProposal {
  std::string id;
  std::string name;
  std::string legal_form;
  std::vector<std::string> members;
  std::optional<Date> date;  ///< picks the law; none: that of the caller
  std::string nucleus;       ///< declared, or empty
  std::string source;
  std::string confidence;            ///< of the membership: verificada, parcial, no verificada
  std::string state;                 ///< existente, aprobada, propuesta, en trámite
  std::string procedure;             ///< creacion, ingreso, retiro; empty: creacion
  std::vector<std::string> parties;  ///< who enters or leaves; empty: the members
  std::vector<std::string> purpose;  ///< what for, each in a few words
  std::vector<Membership> membership;
  std::vector<DeclaredDocument> documents;
  std::vector<Vote> votes;
  std::vector<SchemeRule> rules;  ///< of the user, beside those of the legal form
  Where where;

  /// Members on a day: those without dates, and those whose dates say so.
  [[nodiscard]] std::vector<std::string> members_on(const Date& day) const;
  [[nodiscard]] Procedure doing() const noexcept;
  /// The last day on which something is declared to have happened; empty without dated acts and votes.
  [[nodiscard]] std::optional<Date> last_act() const;
};

/// A code that is no unit of every vintage.
struct FormerCode {
  std::string code;
  Text what;
};

/// What the law says of single units.
struct UnitKind {
  std::string kind;
  std::string source;
  InForce in_force;
};

struct UnitCatalogue {
  std::map<std::string, std::vector<UnitKind>, std::less<>> kinds_of;  ///< where it is not the plain kind
  std::vector<std::string> capitals;
  std::vector<FormerCode> other_vintages;

  [[nodiscard]] const FormerCode* former(std::string_view code) const noexcept;
  /// What the unit was on a day; null: the plain kind of its level.
  [[nodiscard]] const UnitKind* kind_on(std::string_view code, const Date& day) const noexcept;
  /// The last that it became, whenever.
  [[nodiscard]] const UnitKind* last_kind(std::string_view code) const noexcept;
};

/// A row of the table of categories: the most of each that still belongs to it; the first category has no most.
struct CategoryRow {
  std::string category;
  std::optional<double> most_population;
  std::optional<double> most_income;
};
/// How the income moves a municipality from the category of its population, by the law of some days.
struct CategoryRegime {
  enum class Rise : std::uint8_t { to_that_of_the_income, to_the_next };
  InForce in_force;
  Rise rise = Rise::to_that_of_the_income;
  std::string article;
};
struct CategoryTable {
  std::vector<CategoryRow> rows;  ///< highest category first
  std::vector<CategoryRegime> regimes;

  /// Null where none was law.
  [[nodiscard]] const CategoryRegime* regime_on(const Date& day) const noexcept;
};

/// Which variables of tables feed what the rules ask of a municipality; of each the first that is known.
struct FactVariables {
  std::vector<std::string> population;
  std::vector<std::string> category;  ///< of Ley 617, as published
  std::vector<std::string> income;    ///< freely disposable, in monthly minimum wages
  std::vector<std::string> roll;      ///< electoral roll
};

/// Everything that definitions say of associative schemes.
struct SchemeCatalog {
  std::vector<LegalForm> legal_forms;  ///< in their declared order
  std::vector<SchemeProposal> registry;
  UnitCatalogue units;
  CategoryTable categories;
  FactVariables facts;
  Holidays holidays;

  /// By id or alias; null when there is none.
  [[nodiscard]] const LegalForm* find_form(std::string_view name) const noexcept;
  /// The mistake of naming a form that there is not, with the nearest.
  [[nodiscard]] Error unknown_form(std::string_view name) const;
  /// The form of that name; throws when there is none.
  [[nodiscard]] const LegalForm& legal_form(std::string_view name) const;
  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static SchemeCatalog read(const Catalog& catalog);
};

[[nodiscard]] SchemeProposal read_scheme_proposal(const Table& table);

}  // namespace comarca
