// SPDX-License-Identifier: Apache-2.0
#include "publication/report/report_words.hpp"

#include "comarca/base/findings.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/land_classes.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/product/layers/landuse.hpp"
#include "comarca/schemes/verdict.hpp"

namespace comarca {
namespace {

/// A product is written in one language, a report of it in either.
void add_both(Words& words, const Text& text, Language language) {
  words.emplace(text.es, text.in(language));
  words.emplace(text.en, text.in(language));
}

Text kind_name(LandKind kind) {
  if (kind == LandKind::base) {
    return {"Clase", "Class"};
  }
  return kind == LandKind::within ? Text{"Dentro de una clase", "Within a class"}
                                  : Text{"Sobre las clases", "Over the classes"};
}

}  // namespace

Words words_of_indicators(const Catalog& catalog, Language language) {
  Words words;
  for (const Indicator& indicator : catalog.get<Indicators>().list()) {
    for (const FigureRule& figure : indicator.figures) {
      add_both(words, figure.name, language);
    }
  }
  for (const auto& file : catalog.files(DefinitionKind::vocabulary, "units.toml")) {
    const Table root = Document::from_file(file.path).root();
    for (const Table& unit : root.tables("unit")) {
      add_both(words, unit.required("name").bilingual(), language);
      unit.finish();
    }
    root.finish();
  }
  for (const auto status :
       {IndicatorStatus::official, IndicatorStatus::proxy, IndicatorStatus::unverified, IndicatorStatus::own}) {
    add_both(words, status_name(status), language);
  }
  return words;
}

Words words_of_codes(const Catalog& catalog, Language language) {
  Words words;
  for (const auto outcome :
       {Outcome::complies, Outcome::complies_with_warnings, Outcome::pending_documents, Outcome::does_not_comply}) {
    words.emplace(std::string(outcome_word(outcome)), outcome_name(outcome).in(language));
  }
  for (const LandClass& land : catalog.get<LandDefinitions>().classes.list()) {
    words.emplace(land.id, land.title.in(language));
  }
  for (const auto& [word, kind] :
       {std::pair(LandAreaKind::land_class, LandKind::base), std::pair(LandAreaKind::within_class, LandKind::within),
        std::pair(LandAreaKind::over_classes, LandKind::overlay)}) {
    words.emplace(std::string(word_of(word)), kind_name(kind).in(language));
  }
  for (const auto severity : {Severity::info, Severity::warning, Severity::error}) {
    add_both(words, severity_name(severity), language);
  }
  return words;
}

}  // namespace comarca
