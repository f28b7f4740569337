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

UnitCatalogue read_units(const Document& document) {
  UnitCatalogue catalogue;
  const Table root = document.root();
  for (const Table& group : root.tables("kind")) {
    const std::string kind = group.required("kind").text();
    std::string source = group.required("source").text();
    if (!group.boolean_or("verified", true)) {
      source += " (no verificada)";
    }
    for (const std::string& unit : group.required("units").texts()) {
      if (!catalogue.kind_of.emplace(unit, kind).second) {
        throw group.error(fmt::format("unit {} has two kinds", unit), "Name each unit once.");
      }
      catalogue.source_of.emplace(unit, source);
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
  CategoryTable result{root.required("article").text(), {}};
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
  const std::map<std::string, std::vector<std::string>*> known = {
      {"population", &facts.population}, {"category", &facts.category}, {"income", &facts.income}};
  const Table root = document.root();
  for (const Table& table : root.tables("fact")) {
    const std::string fact = table.required("fact").text();
    const auto found = known.find(fact);
    if (found == known.end()) {
      throw table.error(fmt::format("no rule asks for the fact '{}'", fact), "Use population, category or income.");
    }
    *found->second = table.required("variables").texts();
    table.finish();
  }
  root.finish();
  return facts;
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
  std::ranges::stable_sort(result.legal_forms, {}, &LegalForm::order);
  check_legal_forms(result);
  return result;
}

}  // namespace comarca
