// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/schemes/report.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

/// What a score is, with its unit.
Text score_meaning(RankBy rank) {
  switch (rank) {
    case RankBy::cohesion:
      return {"parte del perímetro de los miembros que queda entre ellos, de 0 a 1; más es mejor",
              "share of the members' perimeter that lies between them, 0 to 1; more is better"};
    case RankBy::similarity:
      return {
          "varianza media de los indicadores estandarizados entre los miembros, con signo menos; más cerca de 0 es "
          "mejor",
          "mean variance of the standardised indicators among the members, negated; nearer to 0 is better"};
    case RankBy::complementarity:
      return {"varianza media de los indicadores estandarizados entre los miembros; más es mejor",
              "mean variance of the standardised indicators among the members; more is better"};
    case RankBy::population:
      return {"habitantes; más es mejor", "inhabitants; more is better"};
  }
  return {};
}

Text why_empty(const SearchResult& result, const SearchRequest& request) {
  if (result.examined == 0) {
    return {fmt::format("Ningún conjunto continuo de {} a {} miembros es posible entre las unidades que la figura y la "
                        "condición admiten.",
                        request.least, request.most),
            fmt::format("No connected set of {} to {} members is possible among the units that the legal form and the "
                        "condition admit.",
                        request.least, request.most)};
  }
  return {fmt::format("De {} conjuntos continuos, ninguno cumple las reglas del mapa.", result.examined),
          fmt::format("Of {} connected sets, none meets the rules of the map.", result.examined)};
}

}  // namespace

std::string search_text(const SearchResult& result, const SearchRequest& request, const SchemeMap& map,
                        Language language) {
  std::string text;
  if (result.best.empty()) {
    text += why_empty(result, request).in(language) + "\n";
  } else {
    text += fmt::format("{}: {}\n", Text{"Puntaje", "Score"}.in(language), score_meaning(request.rank).in(language));
  }
  for (std::size_t i = 0; i < result.best.size(); ++i) {
    const Suggestion& one = result.best[i];
    const Text outcome = outcome_name(one.map_outcome);
    text += fmt::format("{:>3}. {:.4f}  {}  [{}]\n", i + 1, one.score, labels(map, one.members),
                        Text{"en el mapa: " + outcome.es, "on the map: " + outcome.en}.in(language));
  }
  text += Text{fmt::format("{} conjuntos continuos examinados", result.examined),
               fmt::format("{} connected sets examined", result.examined)}
              .in(language);
  if (result.without_data > 0) {
    text += Text{fmt::format("; {} unidades sin datos quedaron fuera", result.without_data),
                 fmt::format("; {} units without data left out", result.without_data)}
                .in(language);
  }
  text += result.complete
              ? std::string()
              : Text{"; búsqueda interrumpida: puede haber mejores", "; search cut short: better ones may exist"}.in(
                    language);
  return text + "\n";
}

}  // namespace comarca
