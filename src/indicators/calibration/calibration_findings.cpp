// SPDX-License-Identifier: Apache-2.0
#include "indicators/calibration/calibration_findings.hpp"

#include <fmt/format.h>

namespace comarca {
namespace {

constexpr double kLeastEigenvalue = 1 + 1e-9;  ///< one variable alone has 1

struct NoteText {
  const char* code = "";
  Severity severity = Severity::info;
  Text what;
  Text remedy;
};

NoteText text_of(ScoreNote::Kind kind) {
  using Kind = ScoreNote::Kind;
  switch (kind) {
    case Kind::constant:
      return {"variable-constante",
              Severity::warning,
              {"todos los hogares caen en la misma categoría: la variable vale 0 puntos",
               "every household falls into one category: the variable is worth 0 points"},
              {"Calibre con datos donde la variable cambie.", "Calibrate with data where the variable varies."}};
    case Kind::weightless:
      return {
          "variable-sin-peso",
          Severity::warning,
          {"su orden va en contra de las demás variables: vale 0 puntos",
           "its order goes against the other variables: it is worth 0 points"},
          {"Revise el orden de sus categorías y los datos.", "Look at the order of its categories and at the data."}};
    case Kind::merged:
      return {"categorias-unidas",
              Severity::info,
              {"vale lo mismo que la categoría anterior: sus hogares no están mejor en lo demás",
               "worth the same as the category before: its households are no better off otherwise"},
              {"Nada, si el orden de las categorías es el que se quiere.", "Nothing, if the order is the one wanted."}};
    case Kind::empty:
      return {"categoria-sin-hogares",
              Severity::info,
              {"ningún hogar: sus puntos salen de las categorías vecinas",
               "no household: its points come from the categories beside it"},
              {"Calibre con más datos, o escriba esos puntos a mano.",
               "Calibrate with more data, or write these points by hand."}};
    case Kind::clipped:
      break;
  }
  return {"neutra-recortada",
          Severity::info,
          {"fuera del orden de la variable: recibe los puntos de la peor o la mejor categoría",
           "beyond the order of the variable: it gets the points of the worst or the best category"},
          {"Nada: los puntajes de una variable van de 0 a su máximo.",
           "Nothing: the scores of a variable go from 0 to its maximum."}};
}

Finding on_the_whole(const Indicator& index, std::string code, Text what, Text remedy) {
  Finding finding;
  finding.code = std::move(code);
  finding.layer = index.id;
  finding.what = std::move(what);
  finding.remedy = std::move(remedy);
  return finding;
}

Finding finding_of(const ScoreNote& note, const Indicator& index) {
  const GradedVariable& variable = index.grading.variables[note.variable];
  const GradedCategory& category = variable.categories[note.category];
  const bool whole = note.kind == ScoreNote::Kind::constant || note.kind == ScoreNote::Kind::weightless;
  const auto named = [&](Language language) {
    return whole ? variable.name.in(language)
                 : fmt::format("{}, {}", variable.name.in(language), category.name.in(language));
  };
  NoteText text = text_of(note.kind);
  Finding finding;
  finding.code = text.code;
  finding.severity = text.severity;
  finding.layer = index.id;
  finding.where = whole ? variable.id : fmt::format("{}, {}", variable.id, category.id);
  finding.what = {fmt::format("{}: {}", named(Language::spanish), text.what.es),
                  fmt::format("{}: {}", named(Language::english), text.what.en)};
  finding.remedy = std::move(text.remedy);
  return finding;
}

}  // namespace

void add_findings(const Indicator& index, const std::vector<ScoreNote>& notes, Calibration& calibration) {
  const OptimalScaling& scaling = calibration.scaling;
  if (!scaling.converged) {
    calibration.findings.add(
        on_the_whole(index, "sin-converger",
                     {fmt::format("el cálculo no se estabilizó en {} pasos", scaling.iterations),
                      fmt::format("the computation did not settle in {} steps", scaling.iterations)},
                     {"No use la tabla: los datos no tienen un componente que sobresalga.",
                      "Do not use the table: no component of the data stands out."}));
  }
  if (scaling.alpha && scaling.eigenvalue < kLeastEigenvalue) {
    calibration.findings.add(
        on_the_whole(index, "componente-debil",
                     {"el componente explica menos que una sola variable: las variables no miden lo mismo",
                      "the component explains less than a single variable: the variables do not measure one thing"},
                     {"Revise los datos antes de usar la tabla.", "Look at the data before using the table."}));
  }
  for (const auto& note : notes) {
    calibration.findings.add(finding_of(note, index));
  }
  calibration.findings.sort();
}

}  // namespace comarca
