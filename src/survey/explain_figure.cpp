// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/explain_figure.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/reader.hpp"

namespace comarca {
namespace {

/// As many digits as tell a count of persons.
std::string digits(double number) {
  return fmt::format("{:.10g}", number);
}

/// Grows a text in one language, line by line; a column is called as the product calls it.
class FigureText {
 public:
  explicit FigureText(Language language) : language_(language) {}

  [[nodiscard]] std::string say(std::string_view es, std::string_view en) const {
    return Text{std::string(es), std::string(en)}.in(language_);
  }
  [[nodiscard]] std::string called(const AnyColumn& column) const { return column.alias().in(language_); }

  void line(const std::string& text) { text_ += text + "\n"; }
  /// A line of the figure; none without a value.
  void line(const AnyColumn& column, std::string_view value) {
    if (!value.empty()) {
      text_ += fmt::format("{}: {}\n", called(column), value);
    }
  }
  /// The same of one of its zones and periods.
  void detail(const AnyColumn& column, std::optional<double> value, std::string_view unit = {}) {
    if (value) {
      text_ += fmt::format("  {}: {}{}{}\n", called(column), digits(*value), unit.empty() ? "" : " ", unit);
    }
  }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  Language language_;
  std::string text_;
};

/// What tells where a figure stands: "Puesto: 5 / 13".
struct StandingColumns {
  AnyColumn rank;
  AnyColumn quintile;
  AnyColumn mean;
  AnyColumn to_best;
};

void add_standing(FigureText& text, const StandingColumns& columns, const ProductStanding& at,
                  std::optional<double> mean) {
  const auto number = [](const auto& value) { return value ? std::optional<double>(*value) : std::nullopt; };
  if (at.rank) {
    text.line(
        fmt::format("  {}: {}{}", text.called(columns.rank), *at.rank, at.of ? fmt::format(" / {}", *at.of) : ""));
  }
  text.detail(columns.quintile, number(at.quintile));
  text.detail(columns.mean, mean);
  text.detail(columns.to_best, at.to_best);
}

void add_value(FigureText& text, const ProductFigure& figure) {
  const std::string where = fmt::format("{}, {}", figure.zone ? word_of(*figure.zone) : "", figure.period);
  if (figure.value) {
    text.line(fmt::format("{}: {}{}{}", where, digits(*figure.value), figure.unit.empty() ? "" : " ", figure.unit));
    return;
  }
  const std::string why =
      figure.state == FigureState::withheld ? text.say("retenido", "withheld") : text.say("sin dato", "no data");
  text.line(fmt::format("{}: {}{}", where, why, figure.reason.empty() ? "" : " (" + figure.reason + ")"));
}

void add_details(FigureText& text, const ProductFigure& figure) {
  const FiguresView& of = contract().figures;
  text.detail(of.lower, figure.lower);
  text.detail(of.upper, figure.upper);
  text.detail(of.standard_error, figure.standard_error);
  text.detail(of.numerator, figure.numerator);
  text.detail(of.denominator, figure.denominator);
  text.detail(of.cases, figure.cases);
  if (figure.coverage) {
    text.detail(of.coverage, 100 * *figure.coverage, "%");
  }
  if (figure.imputed == Imputed::yes) {
    text.line(text.say("  Un insumo viene de una unidad mayor", "  An input comes from a larger unit"));
  }
  add_standing(text, {of.rank, of.quintile, of.to_mean, of.to_best}, figure.among_level, figure.among_level.to_mean);
  if (!figure.peer_group.empty()) {
    text.line(fmt::format("  {}: {}", text.called(of.peer_group), figure.peer_group));
    add_standing(text, {of.peer_rank, of.peer_quintile, of.peer_mean, of.to_best_peer}, figure.among_peers,
                 figure.peer_mean);
  }
  if (figure.change && figure.value_before) {
    text.line(fmt::format("  {}: {} ({} {}: {})", text.called(of.change), digits(*figure.change),
                          text.called(of.period_before), figure.period_before, digits(*figure.value_before)));
  }
}

/// What the dictionary says of it, and where it comes from.
void add_method(FigureText& text, const ProductFigure& figure, const LayerRows& dictionary) {
  const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
  for (std::size_t row = 0; row < dictionary.size(); ++row) {
    if (dictionary.text(row, of.indicator) == figure.indicator && dictionary.text(row, of.figure) == figure.figure) {
      text.line(of.description, dictionary.text(row, of.description));
      text.line(of.formula, dictionary.text(row, of.formula));
      const auto least = dictionary.get(row, of.least_coverage_pct);
      text.line(of.least_coverage_pct, least ? fmt::format("{} %", digits(*least)) : "");
    }
  }
  const FiguresView& said = contract().figures;
  text.line(said.method, figure.method);
  text.line(said.vintage, figure.vintage);
  text.line(said.sources, figure.sources);
  text.line(said.status, figure.status);
}

/// Those of an indicator of that name, else the figure that is called so.
std::vector<ProductFigure> found_in(const ProductReader& reader, const FigureAsked& asked) {
  auto figures = reader.figures({.indicator = asked.name, .unit = asked.unit});
  return figures.empty() ? reader.figures({.name = asked.name, .unit = asked.unit}) : figures;
}

/// Throws what is wrong with a question that has no answer.
[[noreturn]] void refuse(const ProductReader& reader, const FigureAsked& asked) {
  const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
  const LayerRows dictionary = reader.rows(of);
  std::set<std::string> known;
  bool exists = false;
  for (std::size_t row = 0; row < dictionary.size(); ++row) {
    const std::string indicator = dictionary.text(row, of.indicator);
    const std::string figure = dictionary.text(row, of.figure);
    exists = exists || indicator == asked.name || is_called(asked.name, indicator, figure);
    known.insert({indicator, indicator + "." + figure});
  }
  if (exists) {
    throw usage_error(fmt::format("the product has no figure '{}' of '{}'", asked.name, asked.unit),
                      {.file = asked.product.string()}, "Give the code of a unit of the product.");
  }
  throw usage_error(fmt::format("the product has no figure '{}'", asked.name), {.file = asked.product.string()},
                    suggestion(asked.name, {known.begin(), known.end()}));
}

}  // namespace

std::string explain_figure(const FigureAsked& asked, Language language) {
  const ProductReader reader(asked.product);
  auto figures = found_in(reader, asked);
  if (figures.empty()) {
    refuse(reader, asked);
  }
  // The figures of an indicator one by one, each by zone and period.
  std::ranges::stable_sort(figures, {}, [](const ProductFigure& figure) {
    return std::tie(figure.indicator, figure.figure, figure.zone, figure.period);
  });
  FigureText text(language);
  const LayerRows dictionary = reader.rows(contract().indicator_dictionary);
  text.line(fmt::format("{} {} ({})", figures.front().code, figures.front().name,
                        figures.front().level ? word_of(*figures.front().level) : ""));
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const ProductFigure& figure = figures[i];
    if (i == 0 || figure.indicator != figures[i - 1].indicator || figure.figure != figures[i - 1].figure) {
      text.line(fmt::format("\n{}.{}: {}", figure.indicator, figure.figure, figure.title));
      add_method(text, figure, dictionary);
    }
    add_value(text, figure);
    add_details(text, figure);
  }
  const auto date = reader.date();
  text.line(fmt::format("\n{}: {} ({})", text.say("producto", "product"), asked.product.string(),
                        date ? date->iso() : std::string(text.say("sin fecha", "no date"))));
  return text.text();
}

std::string hint_of_product(const FigureAsked& asked, Language language) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(asked.product, ignored)) {
    return {};
  }
  return fmt::format(
      fmt::runtime(in(language, "calculado de nuevo; como quedó en el producto: comarca explain {} {} --product {}\n",
                      "computed again; as it stands in the product: comarca explain {} {} --product {}\n")),
      asked.name, asked.unit, asked.product.string());
}

}  // namespace comarca
