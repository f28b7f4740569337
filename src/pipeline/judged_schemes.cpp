// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/acts_table.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"
#include "comarca/schemes/member_names.hpp"
#include "comarca/schemes/vintages.hpp"
#include "pipeline/scheme_facts.hpp"

namespace comarca {
namespace {

/// The value of the newest year by unit; with equal years, of the last row.
template <class Take>
void each_last_value(const std::vector<ProjectTable>& tables, std::string_view variable, const Take& take) {
  std::map<std::string, int> newest;
  for (const ProjectTable& table : tables) {
    const TypedColumn* const column = table.table.column(variable);
    if (column == nullptr || table.table.codes.empty()) {
      continue;
    }
    for (std::size_t row = 0; row < table.table.row_count(); ++row) {
      const std::string code = table.table.codes[row].text();
      const int year = table.table.periods.empty() ? 0 : table.table.periods[row];
      const bool known = column->numbers.empty() ? column->texts[row].has_value() : column->numbers[row].has_value();
      if (known && year >= newest.try_emplace(code, year).first->second) {
        newest[code] = year;
        take(code, *column, row);
      }
    }
  }
}

std::map<std::string, double> last_numbers(const std::vector<ProjectTable>& tables, std::string_view variable) {
  std::map<std::string, double> numbers;
  each_last_value(tables, variable, [&](const std::string& code, const TypedColumn& column, std::size_t row) {
    if (!column.numbers.empty()) {
      numbers[code] = *column.numbers[row];
    }
  });
  return numbers;
}

std::map<std::string, std::string> last_texts(const std::vector<ProjectTable>& tables, std::string_view variable) {
  std::map<std::string, std::string> texts;
  each_last_value(tables, variable, [&](const std::string& code, const TypedColumn& column, std::size_t row) {
    if (column.numbers.empty()) {
      texts[code] = *column.texts[row];
    }
  });
  return texts;
}

/// A scheme of the project that cannot be judged is a mistake to tell, not to hide.
void report(const SchemeStanding& standing, Findings& findings) {
  const Text& why = standing.problem;
  Where where = standing.scheme->where;
  where.file = std::filesystem::path(where.file).filename().string();  // the product does not tell of folders
  findings.add(
      {.code = "esquema-sin-veredicto",
       .severity = Severity::error,
       .layer = contract().schemes.layer_name(),
       .unit = standing.scheme->id,
       .where = where.to_string(),
       .what = {"No se pudo juzgar el esquema: " + why.es + ".", "The scheme could not be judged: " + why.en + "."},
       .remedy = {"Corrija los códigos de los miembros o la fecha en el archivo de proyecto.",
                  "Mend the codes of the members or the date in the project file."},
       .wkb = {}});
}

}  // namespace

Date law_date_of(const Project& project, const SchemeCatalog& catalog) {
  if (project.date) {
    return *project.date;
  }
  return newest_law(catalog);
}

Date newest_law(const SchemeCatalog& catalog) {
  std::optional<Date> newest;
  for (const LegalForm& form : catalog.legal_forms) {
    newest = std::max(newest, form.in_force.from);
    for (const SchemeRule& rule : form.rules) {
      newest = std::max(newest, rule.in_force.from);
    }
  }
  return newest.value_or(*Date::of(1, 1, 1));  // no law, no day: any will do
}

void settle_days(std::vector<SchemeProposal>& schemes, const SchemeCatalog& catalog) {
  const Date newest = newest_law(catalog);
  for (SchemeProposal& scheme : schemes) {
    if (!scheme.date) {
      scheme.date = std::max(std::optional(newest), scheme.last_act());
    }
  }
}

std::vector<std::uint32_t> JudgedSchemes::municipalities(std::size_t verdict) const {
  std::vector<std::uint32_t> units;
  for (const std::string& code : verdicts[verdict].members) {
    const auto parts = map->municipalities_of(*map->find(code));
    units.insert(units.end(), parts.begin(), parts.end());
  }
  std::ranges::sort(units);
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units;
}

Stage<std::shared_ptr<const JudgedSchemes>> judge_project_schemes(const RunContext& run, const Borders& borders,
                                                                  const std::vector<ProjectTable>& tables) {
  Findings findings;
  auto judged = std::make_shared<JudgedSchemes>();
  judged->catalog = run.catalog.get<SchemeCatalog>();
  const Date date = law_date_of(run.project, judged->catalog);
  SchemeMapInput input = scheme_map_input(borders);
  const auto numbers = [&](const std::string& variable) { return last_numbers(tables, variable); };
  const auto texts = [&](const std::string& variable) { return last_texts(tables, variable); };
  const FactVariables& from = judged->catalog.facts;
  add_scheme_facts(input,
                   {date, first_known<double>(from.population, numbers), first_known<std::string>(from.category, texts),
                    first_known<double>(from.income, numbers), first_known<double>(from.roll, numbers)},
                   judged->catalog);
  input.vintage = borders.inputs.empty() ? std::string() : borders.inputs.front().file;
  judged->map = std::make_unique<SchemeMap>(std::move(input), judged->catalog);
  judged->proposals = run.project.schemes;
  if (!run.project.acts.empty()) {
    add_acts_of_table(judged->proposals, run.project.acts, findings);
  }
  put_codes_for_names(judged->proposals, *judged->map);
  if (!run.project.date) {
    settle_days(judged->proposals, judged->catalog);
  }
  const Judge judge(judged->catalog, *judged->map);
  for (SchemeStanding& standing : judge_schemes(judge, judged->proposals, date)) {
    if (standing.verdict) {
      judged->standing_of.push_back(static_cast<std::size_t>(standing.scheme - judged->proposals.data()));
      judged->verdicts.push_back(std::move(*standing.verdict));
    } else {
      report(standing, findings);
    }
  }
  return {std::move(judged), std::move(findings)};
}

}  // namespace comarca
