// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/scheme_registry.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

constexpr const char* kRegistry = "registro.toml";
constexpr const char* kUnits = "unidades.toml";
constexpr const char* kCategories = "categorias.toml";
constexpr const char* kFacts = "hechos.toml";
constexpr const char* kCommon = "comunes.toml";
constexpr const char* kHolidays = "festivos.toml";

bool overlap(const InForce& a, const InForce& b) {
  return !(a.until && b.from && *a.until < *b.from) && !(b.until && a.from && *b.until < *a.from);
}

UnitCatalogue read_units(const Document& document) {
  UnitCatalogue catalogue;
  const Table root = document.root();
  for (const Table& group : root.tables("kind")) {
    UnitKind kind{group.required("kind").text(), group.required("source").text(), read_in_force(group)};
    if (!group.boolean_or("verified", true)) {
      kind.source += " (no verificada)";
    }
    for (const std::string& unit : group.required("units").texts()) {
      auto& kinds = catalogue.kinds_of[unit];
      if (std::ranges::any_of(kinds, [&](const UnitKind& known) { return overlap(known.in_force, kind.in_force); })) {
        throw group.error(fmt::format("unit {} has two kinds on one day", unit), "Name each unit once, or give dates.");
      }
      kinds.push_back(kind);
    }
    group.finish();
  }
  catalogue.capitals = root.required("capitals").texts();
  std::ranges::sort(catalogue.capitals);
  for (const Table& former : root.tables("other_vintage")) {
    catalogue.other_vintages.push_back({former.required("code").text(), former.required("what").bilingual()});
    former.finish();
  }
  root.finish();
  return catalogue;
}

CategoryTable read_categories(const Document& document) {
  const Table root = document.root();
  CategoryTable result;
  for (const Table& table : root.tables("regime")) {
    CategoryRegime regime{.in_force = read_in_force(table), .article = table.required("article").text()};
    if (table.required("rise").one_of({"to_that_of_the_income", "to_the_next"}) == "to_the_next") {
      regime.rise = CategoryRegime::Rise::to_the_next;
    }
    table.finish();
    result.regimes.push_back(std::move(regime));
  }
  for (const Table& table : root.tables("category")) {
    CategoryRow row{table.required("name").text(), {}, {}};
    if (const auto most = table.optional("most_population")) {
      row.most_population = most->number();
      row.most_income = table.required("most_income").number();
    }
    table.finish();
    result.rows.push_back(std::move(row));
  }
  root.finish();
  return result;
}

FactVariables read_facts(const Document& document) {
  FactVariables facts;
  const std::map<std::string, std::vector<std::string>*> known = {{"population", &facts.population},
                                                                  {"category", &facts.category},
                                                                  {"income", &facts.income},
                                                                  {"roll", &facts.roll}};
  const Table root = document.root();
  for (const Table& table : root.tables("fact")) {
    const std::string fact = table.required("fact").text();
    const auto found = known.find(fact);
    if (found == known.end()) {
      throw table.error(fmt::format("no rule asks for the fact '{}'", fact),
                        "Use population, category, income or roll.");
    }
    *found->second = table.required("variables").texts();
    table.finish();
  }
  root.finish();
  return facts;
}

Holidays read_holidays(const Document& document) {
  std::vector<Holiday> list;
  const Table root = document.root();
  for (const Table& table : root.tables("holiday")) {
    Holiday holiday{.name = table.required("name").text()};
    if (const auto days = table.optional("after_easter")) {
      holiday.day = static_cast<int>(days->integer());
    } else {
      holiday.month = static_cast<int>(table.required("month").integer());
      holiday.day = static_cast<int>(table.required("day").integer());
    }
    holiday.moves_to_monday = table.boolean_or("moves_to_monday", false);
    table.finish();
    list.push_back(std::move(holiday));
  }
  std::string article = root.required("article").text();
  root.finish();
  return Holidays(std::move(list), std::move(article));
}

/// Rules that several legal forms share, behind those of their own.
void add_common_rules(const Document& document, std::vector<LegalForm>& forms) {
  const Table root = document.root();
  for (const Table& table : root.tables("rule")) {
    const Value named = table.required("of_figures");
    const SchemeRule rule = read_scheme_rule(table);
    for (const std::string& id : named.texts()) {
      const auto form = std::ranges::find(forms, id, &LegalForm::id);
      if (form == forms.end()) {
        throw named.error(fmt::format("no legal form is called '{}'", id));
      }
      if (std::ranges::find(form->rules, rule.id, &SchemeRule::id) != form->rules.end()) {
        throw table.error(fmt::format("'{}' has a rule '{}' already", id, rule.id), "Give each rule its own id.");
      }
      form->rules.push_back(rule);
    }
  }
  root.finish();
}

std::vector<SchemeProposal> read_registry(const Document& document) {
  std::vector<SchemeProposal> registry;
  std::set<std::string> ids;
  const Table root = document.root();
  for (const Table& table : root.tables("scheme")) {
    registry.push_back(read_scheme_proposal(table));
    if (!ids.insert(registry.back().id).second) {
      throw table.error(fmt::format("the scheme '{}' comes twice", registry.back().id));
    }
  }
  root.finish();
  return registry;
}

void check_legal_forms(const SchemeCatalog& catalog) {
  std::set<std::string> names;
  for (const LegalForm& form : catalog.legal_forms) {
    auto own = form.aliases;
    own.push_back(form.id);
    for (const std::string& name : own) {
      if (!names.insert(name).second) {
        throw usage_error(fmt::format("two legal forms are called '{}'", name), {.file = form.file.path.string()});
      }
    }
  }
  for (const SchemeProposal& scheme : catalog.registry) {
    if (!names.contains(scheme.legal_form)) {
      throw usage_error(fmt::format("the scheme '{}' has the unknown legal form '{}'", scheme.id, scheme.legal_form),
                        scheme.where, suggestion(scheme.legal_form, {names.begin(), names.end()}));
    }
  }
}

}  // namespace

const FormerCode* UnitCatalogue::former(std::string_view code) const noexcept {
  const auto found = std::ranges::find(other_vintages, code, &FormerCode::code);
  return found == other_vintages.end() ? nullptr : &*found;
}

const UnitKind* UnitCatalogue::kind_on(std::string_view code, const Date& day) const noexcept {
  const auto kinds = kinds_of.find(code);
  if (kinds == kinds_of.end()) {
    return nullptr;
  }
  const auto found = std::ranges::find_if(kinds->second, [&](const UnitKind& kind) { return kind.in_force.on(day); });
  return found == kinds->second.end() ? nullptr : &*found;
}

const UnitKind* UnitCatalogue::last_kind(std::string_view code) const noexcept {
  const auto kinds = kinds_of.find(code);
  if (kinds == kinds_of.end()) {
    return nullptr;
  }
  const auto last =
      std::ranges::max_element(kinds->second, {}, [](const UnitKind& kind) { return kind.in_force.from; });
  return last->in_force.until ? nullptr : &*last;
}

const CategoryRegime* CategoryTable::regime_on(const Date& day) const noexcept {
  const auto found = std::ranges::find_if(regimes, [&](const CategoryRegime& one) { return one.in_force.on(day); });
  return found == regimes.end() ? nullptr : &*found;
}

const LegalForm* SchemeCatalog::find_form(std::string_view name) const noexcept {
  const auto found = std::ranges::find_if(legal_forms, [&](const LegalForm& form) {
    return form.id == name || std::ranges::find(form.aliases, name) != form.aliases.end();
  });
  return found == legal_forms.end() ? nullptr : &*found;
}

Error SchemeCatalog::unknown_form(std::string_view name) const {
  std::vector<std::string> known;
  for (const LegalForm& form : legal_forms) {
    known.push_back(form.id);
  }
  return usage_error(fmt::format("unknown legal form '{}'", name), {}, suggestion(name, known));
}

const LegalForm& SchemeCatalog::legal_form(std::string_view name) const {
  if (const LegalForm* found = find_form(name)) {
    return *found;
  }
  throw unknown_form(name);
}

SchemeCatalog SchemeCatalog::read(const Catalog& catalog) {
  constexpr DefinitionKind kScheme = DefinitionKind::scheme;
  const auto document = [&](const char* name) { return Document::from_file(catalog.file(kScheme, name).path); };
  SchemeCatalog result;
  for (const auto& list : catalog.files(kScheme, kRegistry)) {
    lay_over(result.registry, read_registry(Document::from_file(list.path)), &SchemeProposal::id);
  }
  result.units = read_units(document(kUnits));
  result.categories = read_categories(document(kCategories));
  result.facts = read_facts(document(kFacts));
  for (const auto& definition : catalog.definitions(kScheme)) {
    result.legal_forms.push_back(read_legal_form(definition.document));
    result.legal_forms.back().file = definition.file;
  }
  add_common_rules(document(kCommon), result.legal_forms);
  result.holidays = read_holidays(document(kHolidays));
  std::ranges::stable_sort(result.legal_forms, {}, &LegalForm::order);
  check_legal_forms(result);
  return result;
}

}  // namespace comarca
