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
#include "comarca/catalog/scheme_definition.hpp"

namespace comarca {

class Catalog;

struct DeclaredDocument {
  std::string document;  ///< as the rules name it
  std::string reference;
  std::optional<Date> date;
};

/// The consultation in one member.
struct Vote {
  std::string unit;
  std::int64_t roll = 0;  ///< electoral roll
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::optional<std::int64_t> turnout;  ///< all who voted; yes + no when absent
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
  std::string confidence;  ///< of the membership: verificada, parcial, no verificada
  std::string state;       ///< existente, propuesta, en trámite
  std::vector<DeclaredDocument> documents;
  std::vector<Vote> votes;
  std::vector<SchemeRule> rules;  ///< of the user, beside those of the legal form
  Where where;
};

/// A code that is no unit of every vintage.
struct FormerCode {
  std::string code;
  Text what;
};

/// What the law says of single units.
struct UnitCatalogue {
  std::map<std::string, std::string, std::less<>> kind_of;  ///< where it is not the plain kind
  std::map<std::string, std::string, std::less<>> source_of;
  std::vector<std::string> capitals;
  std::vector<FormerCode> other_vintages;

  [[nodiscard]] const FormerCode* former(std::string_view code) const noexcept;
};

/// A row of the table of categories: the most of each that still belongs to it; the first category has no most.
struct CategoryRow {
  std::string category;
  std::optional<double> most_population;
  std::optional<double> most_income;
};
struct CategoryTable {
  std::string article;
  std::vector<CategoryRow> rows;  ///< highest category first
};

/// Which variables of tables feed what the rules ask of a municipality; of each the first that is known.
struct FactVariables {
  std::vector<std::string> population;
  std::vector<std::string> category;  ///< of Ley 617, as published
  std::vector<std::string> income;    ///< freely disposable, in monthly minimum wages
};

/// Everything that definitions say of associative schemes.
struct SchemeCatalog {
  std::vector<LegalForm> legal_forms;  ///< in their declared order
  std::vector<SchemeProposal> registry;
  UnitCatalogue units;
  CategoryTable categories;
  FactVariables facts;

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
