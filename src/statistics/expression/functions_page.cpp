// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include <fmt/format.h>

#include "statistics/expression/function_table.hpp"

namespace comarca {
namespace {

/// Two languages, of texts that live as long as the program.
struct Words {
  std::string_view es = {};
  std::string_view en = {};
};

struct Help {
  Words gives = {};
  Words missing = {};
  std::string_view example = {};
  std::string_view in_formula = {};
  std::string_view in_microdata = {};
};

constexpr ByFunction<Help> kHelp({
    {Function::add, {{"La suma.", "The sum."}, {}, "2 + 3", "5", "5"}},
    {Function::subtract,
     {{"La diferencia; una cadena se lee desde la izquierda.", "The difference; a chain is read from the left."},
      {},
      "10 - 3 - 2",
      "5",
      "5"}},
    {Function::multiply, {{"El producto.", "The product."}, {}, "4 * 2.5", "10", "10"}},
    {Function::divide,
     {{"El cociente, con decimales; entre cero no se conoce.", "The quotient, with decimals; by zero it is not known."},
      {},
      "7 / 2",
      "3.5",
      "3.5"}},
    {Function::power, {{"La potencia.", "The power."}, {}, "2 ^ 3", "8", "8"}},
    {Function::negative,
     {{"El número con el otro signo.", "The number with the other sign."}, {}, "-(2 + 3)", "-5", "-5"}},
    {Function::equal,
     {{"Si son iguales. Una categoría se compara con su palabra: `piso = 'tierra'` (solo sobre microdatos).",
       "Whether they are equal. A category is compared with its word: `piso = 'tierra'` (over microdata only)."},
      {},
      "3 = 3",
      "1",
      "1"}},
    {Function::different,
     {{"Si son distintos; también con la palabra de una categoría.",
       "Whether they differ; with the word of a category too."},
      {},
      "3 != 4",
      "1",
      "1"}},
    {Function::less, {{"Si el primero es menor.", "Whether the first is less."}, {}, "3 < 3", "0", "0"}},
    {Function::at_most,
     {{"Si el primero es menor o igual.", "Whether the first is at most the second."}, {}, "3 <= 3", "1", "1"}},
    {Function::more, {{"Si el primero es mayor.", "Whether the first is more."}, {}, "4 > 3", "1", "1"}},
    {Function::at_least,
     {{"Si el primero es mayor o igual.", "Whether the first is at least the second."}, {}, "2 >= 3", "0", "0"}},
    {Function::between,
     {{"Si el primero está entre los otros dos, ambos incluidos.",
       "Whether the first lies between the other two, both included."},
      {"Sobre microdatos basta un extremo que lo niegue.", "Over microdata one end that denies it is enough."},
      "9 between falta and 8",
      "?",
      "0"}},
    {Function::member,
     {{"Si el primero es uno de la lista, de números o de palabras de una categoría.",
       "Whether the first is one of the list, of numbers or of words of a category."},
      {},
      "3 in (1, 3, 5)",
      "",
      "1"}},
    {Function::both,
     {{"Si las dos condiciones se cumplen.", "Whether both conditions hold."},
      {"Sobre microdatos basta una que no se cumpla.", "Over microdata one that does not hold is enough."},
      "1 = 2 and falta > 3",
      "?",
      "0"}},
    {Function::either,
     {{"Si alguna de las dos se cumple.", "Whether one of the two holds."},
      {"Sobre microdatos basta una que se cumpla.", "Over microdata one that holds is enough."},
      "1 = 1 or falta > 3",
      "?",
      "1"}},
    {Function::negation,
     {{"Si la condición no se cumple.", "Whether the condition does not hold."}, {}, "not 1 = 2", "1", "1"}},
    {Function::choice,
     {{"El primer valor si la condición se cumple; si no, el segundo.",
       "The first value where the condition holds, else the second."},
      {"En una fórmula hace falta conocer la condición y el valor escogido; sobre microdatos, una condición que no se "
       "conoce escoge el segundo.",
       "A formula needs the condition and the value chosen; over microdata a condition that is not known chooses the "
       "second."},
      "if(falta > 3, 1, 0)",
      "?",
      "0"}},
    {Function::choose,
     {{"El valor de la primera condición que se cumple.", "The value of the first condition that holds."},
      {"No se conoce si ninguna se cumple, ni si antes hay una que no se conoce: podría ser esa.",
       "Not known where none holds, nor where an earlier one is not known, for it might be the one."},
      "choose(1 = 2, 10, 1 = 1, 20)",
      "",
      "20"}},
    {Function::known,
     {{"Si el valor o la condición se conoce.", "Whether the value or condition is known."},
      {"Siempre se sabe.", "Always known."},
      "known(falta)",
      "",
      "0"}},
    {Function::unknown,
     {{"1 si la condición no se conoce, 0 si se cumple o no.",
       "1 where the condition is not known, 0 where it holds or not."},
      {"Siempre se sabe.", "Always known."},
      "unknown(falta > 3)",
      "",
      "1"}},
    {Function::yes,
     {{"1 si la condición se cumple con seguridad, 0 si no.", "1 where the condition surely holds, else 0."},
      {"0", "0"},
      "yes(falta > 3)",
      "",
      "0"}},
    {Function::maybe,
     {{"1 si la condición se cumple o podría cumplirse, 0 si no.", "1 where the condition holds or may hold, else 0."},
      {"1", "1"},
      "maybe(falta > 3)",
      "",
      "1"}},
    {Function::or_else,
     {{"El primero si se conoce; si no, el segundo.", "The first where it is known, else the second."},
      {"No se conoce solo si faltan los dos.", "Not known only where both are not."},
      "or_else(falta, 7)",
      "",
      "7"}},
    {Function::absolute, {{"El número sin signo.", "The number without its sign."}, {}, "abs(-4)", "4", "4"}},
    {Function::logarithm,
     {{"El logaritmo natural. De cero o menos no se conoce en una fórmula; sobre microdatos detiene la consulta.",
       "The natural logarithm. Of zero or less it is not known in a formula; over microdata it stops the query."},
      {},
      "ln(1)",
      "0",
      "0"}},
    {Function::exponential, {{"e elevado al número.", "e to that power."}, {}, "exp(0)", "1", ""}},
    {Function::root,
     {{"La raíz cuadrada. De un número negativo no se conoce en una fórmula; sobre microdatos detiene la consulta.",
       "The square root. Of a negative number it is not known in a formula; over microdata it stops the query."},
      {},
      "sqrt(9)",
      "3",
      "3"}},
    {Function::least,
     {{"El menor.", "The least."},
      {"Sobre microdatos, el menor de los que se conocen.", "Over microdata, the least of those that are known."},
      "min(3, falta, 4)",
      "?",
      "3"}},
    {Function::greatest,
     {{"El mayor.", "The greatest."},
      {"Sobre microdatos, el mayor de los que se conocen.", "Over microdata, the greatest of those that are known."},
      "max(3, falta, 4)",
      "?",
      "4"}},
    {Function::sum, {{"La suma de todos.", "The sum of all."}, {}, "sum(1, 2, 3)", "6", ""}},
    {Function::mean, {{"La media de todos.", "The mean of all."}, {}, "mean(2, 4)", "3", ""}},
    {Function::geometric_mean,
     {{"La media geométrica de todos; de un producto negativo no se conoce.",
       "The geometric mean of all; of a negative product it is not known."},
      {},
      "geometric_mean(2, 4, 8)",
      "4",
      ""}},
    {Function::rounded,
     {{"El primero redondeado a tantos decimales como dice el segundo, la mitad hacia afuera.",
       "The first, rounded to as many decimals as the second says, half away from zero."},
      {},
      "round(2.675, 2)",
      "2.68",
      ""}},
    {Function::mean_known,
     {{"La media de los que se conocen.", "The mean of those that are known."},
      {"No se conoce solo si faltan todos.", "Not known only where none is."},
      "mean_known(4, falta, 8)",
      "6",
      ""}},
    {Function::first_known,
     {{"El primero que se conoce.", "The first that is known."},
      {"No se conoce solo si faltan todos.", "Not known only where none is."},
      "first_known(falta, 5)",
      "5",
      ""}},
    {Function::count,
     {{"Cuántas personas del hogar cumplen la condición; `count()`, cuántas son.",
       "How many persons of the household it holds of; `count()`, how many there are."},
      {"Una persona de quien no se sabe no cuenta.", "A person of whom it is not known does not count."},
      "count(edad >= 18)",
      "",
      "2"}},
    {Function::any,
     {{"Si alguna persona del hogar cumple la condición.", "Whether it holds of some person of the household."},
      {"No se conoce si de ninguna se sabe que sí y de alguna no se sabe.",
       "Not known where it surely holds of nobody and of somebody it is not known."},
      "any(edad < 5)",
      "",
      "?"}},
    {Function::total,
     {{"La suma sobre las personas del hogar.", "The sum over the persons of the household."},
      {"Suma lo que se conoce; de un hogar sin personas en los archivos no se conoce.",
       "Sums what is known; of a household without persons in the files it is not known."},
      "total(edad)",
      "",
      "90"}},
    {Function::highest,
     {{"El mayor entre las personas del hogar.", "The highest among the persons of the household."},
      {"El mayor de los que se conocen; si no se conoce ninguno, tampoco.",
       "The highest of those known; where none is, it is not either."},
      "highest(edad)",
      "",
      "40"}},
    {Function::lowest,
     {{"El menor entre las personas del hogar.", "The lowest among the persons of the household."},
      {"El menor de los que se conocen; si no se conoce ninguno, tampoco.",
       "The lowest of those known; where none is, it is not either."},
      "lowest(edad)",
      "",
      "12"}},
    {Function::average,
     {{"La media entre las personas del hogar.", "The mean over the persons of the household."},
      {"La media de los que se conocen; si no se conoce ninguno, tampoco.",
       "The mean of those known; where none is, it is not either."},
      "average(edad)",
      "",
      "30"}},
});

Text text_of(const Words& words) {
  return {std::string(words.es), std::string(words.en)};
}

/// What an example gives, as the page says it.
std::string answer(const std::string& value, Language language) {
  if (value.empty()) {
    return "—";
  }
  if (value == "?") {
    return Text{"no se conoce", "not known"}.in(language);
  }
  return value;
}

struct Chapter {
  FunctionDomain domain;
  Text title;
  Text about;
};

/// Where functions stand, in the order of the page.
const std::vector<Chapter>& chapters() {
  static const std::vector<Chapter> kChapters = {
      {FunctionDomain::both,
       {"En fórmulas y sobre microdatos", "In formulas and over microdata"},
       {"Las cifras de un indicador (`[[figure]]`) y las condiciones de sus microdatos se escriben igual.",
        "The figures of an indicator (`[[figure]]`) and the conditions of its microdata are written alike."}},
      {FunctionDomain::formulas,
       {"Solo en fórmulas", "In formulas only"},
       {"Se aplican a sumas ya hechas.", "They are applied to sums that are made."}},
      {FunctionDomain::microdata,
       {"Solo sobre microdatos", "Over microdata only"},
       {"En `[person]`, `[household]` y `[statistics]`: una condición se cumple, no se cumple o no se conoce.",
        "In `[person]`, `[household]` and `[statistics]`: a condition holds, does not hold or is not known."}},
      {FunctionDomain::persons,
       {"Preguntas del hogar a sus personas", "Questions of a household to its persons"},
       {"Van en `[household]` y `[statistics]`; lo de adentro se pregunta a cada persona.",
        "They stand in `[household]` and `[statistics]`; what is inside is asked of each person."}}};
  return kChapters;
}

std::string row(Function function, Language language) {
  const FunctionHelp words = help(function);
  const std::string unknown = Text{"No se conoce.", "Not known."}.in(language);
  return fmt::format("| `{}` | {} | {} | `{}` | {} | {} |\n", info(function).form, words.gives.in(language),
                     words.missing.es.empty() ? unknown : words.missing.in(language), words.example,
                     answer(words.in_formula, language), answer(words.in_microdata, language));
}

}  // namespace

FunctionHelp help(Function function) {
  const Help& words = kHelp[function];
  return {.gives = text_of(words.gives),
          .missing = text_of(words.missing),
          .example = std::string(words.example),
          .in_formula = std::string(words.in_formula),
          .in_microdata = std::string(words.in_microdata)};
}

std::string functions_markdown(Language language) {
  const Text opening = {
      "`a` y `b` son números, `c` y `d` condiciones, `…` más de lo mismo. En los ejemplos `falta` no se conoce y "
      "`edad` "
      "es de un hogar de cuatro personas: 40, 38 y 12 años, y una que no dijo. Una condición que se cumple da 1 y una "
      "que no, 0. Los operadores atan como en la escuela: primero `^` y el signo, luego `*` y `/`, `+` y `-`, las "
      "comparaciones, `not`, `and`, `or`.\n",
      "`a` and `b` are numbers, `c` and `d` conditions, `…` more of the same. In the examples `falta` is not known and "
      "`edad` is of a household of four persons: 40, 38 and 12 years, and one who did not say. A condition that holds "
      "gives 1 and one that does not, 0. Operators bind as in school: first `^` and the sign, then `*` and `/`, `+` "
      "and `-`, comparisons, `not`, `and`, `or`.\n"};
  const Text heads = {"| Se escribe | Da | Si falta un dato | Ejemplo | En una fórmula | Sobre microdatos |\n",
                      "| Written | Gives | Where something is not known | Example | In a formula | Over microdata |\n"};
  std::string page = opening.in(language);
  for (const auto& chapter : chapters()) {
    page += fmt::format("\n## {}\n\n{}\n\n{}|---|---|---|---|---|---|\n", chapter.title.in(language),
                        chapter.about.in(language), heads.in(language));
    for (std::size_t i = 0; i < kFunctions; ++i) {
      if (info(static_cast<Function>(i)).domain == chapter.domain) {
        page += row(static_cast<Function>(i), language);
      }
    }
  }
  return page;
}

}  // namespace comarca
