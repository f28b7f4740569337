// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"
#include "publication/report/report_subject.hpp"
#include "publication/report/verdict_sections.hpp"
#include "publication/report/verdict_union.hpp"

namespace comarca {
namespace {

constexpr std::size_t kFiguresATable = 6;  // what fits beside the names on an A4 page

/// Why the union has no figure: titles by reason.
using Reasons = std::map<std::string, std::vector<std::string>>;

class VerdictFigures {
 public:
  VerdictFigures(const SchemeReport& report, const ProductReader& reader, Language language)
      : report_(report), reader_(reader), language_(language), unions_(report, reader, language) {}

  [[nodiscard]] ReportSection section() const {
    ReportSection section{contract().indicators.layer_name(), say("Indicadores", "Indicators"), {}};
    const auto names = known_figures();
    Reasons reasons;
    for (std::size_t first = 0; first < names.size(); first += kFiguresATable) {
      const std::vector<std::string> some(
          names.begin() + static_cast<std::ptrdiff_t>(first),
          names.begin() + static_cast<std::ptrdiff_t>(std::min(first + kFiguresATable, names.size())));
      ReportTable table = table_of(some, reasons);
      if (table.columns.size() > 1) {
        section.blocks.emplace_back(std::move(table));
      }
    }
    ReportList list;
    for (const auto& [reason, titles] : reasons) {
      list.items.push_back(fmt::format("{} {}: {}.", say("Sin cifra de la unión:", "No figure of the union:"),
                                       join(titles, "; "), reason));
    }
    if (!list.items.empty()) {
      section.blocks.emplace_back(std::move(list));
    }
    return section;
  }

 private:
  [[nodiscard]] std::string say(std::string_view es, std::string_view en) const {
    return Text{std::string(es), std::string(en)}.in(language_);
  }

  /// The main figure of each indicator, or where no member has it the first of that indicator that some member has.
  [[nodiscard]] std::vector<std::string> known_figures() const {
    auto names = main_figures(reader_);
    const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
    const LayerRows rows = reader_.rows(of);
    for (std::string& name : names) {
      const std::string indicator = name.substr(0, name.find('.'));
      for (std::size_t row = 0; row < rows.size() && !some_member_has(name); ++row) {
        const std::string other = indicator + "." + rows.text(row, of.figure);
        if (rows.text(row, of.indicator) == indicator && some_member_has(other)) {
          name = other;
        }
      }
    }
    std::erase_if(names, [&](const std::string& name) { return !some_member_has(name); });
    return names;
  }

  [[nodiscard]] bool some_member_has(const std::string& name) const {
    const auto series = reader_.find_series(contract().municipalities.layer_name(), name);
    return series && std::ranges::any_of(unions_.municipalities(),
                                         [&](const std::string& code) { return value_in(*series, code).has_value(); });
  }

  [[nodiscard]] ReportTable table_of(const std::vector<std::string>& names, Reasons& reasons) const {
    ReportTable table;
    table.caption = say("Cifras de cada miembro y de la unión: se suman las estadísticas y luego se aplica la fórmula",
                        "Figures of each member and of the union: statistics are added, then the formula is applied");
    table.columns = {say("Miembro", "Member")};
    for (const std::string& code : report_.verdict.members) {
      table.rows.push_back({{report_.map.unit(*report_.map.find(code)).name}});
    }
    table.rows.push_back({{say("Unión", "Union")}});
    for (const std::string& name : names) {
      add_figure(table, name, reasons);
    }
    return table;
  }

  void add_figure(ReportTable& table, const std::string& name, Reasons& reasons) const {
    const auto municipal = reader_.find_series(contract().municipalities.layer_name(), name);
    if (!municipal) {
      return;  // an indicator of departments alone
    }
    const auto departmental = reader_.find_series(contract().departments.layer_name(), name);
    std::vector<std::optional<double>> values;
    for (const std::string& code : report_.verdict.members) {
      values.push_back(value_in(*municipal, code));
      if (!values.back() && departmental) {
        values.back() = value_in(*departmental, code);
      }
    }
    const UnionFigure whole = unions_.of(name);
    values.push_back(whole.value);
    std::vector<double> known;
    for (const auto& value : values) {
      known.push_back(value.value_or(0));
    }
    const int decimals = reading_decimals(known);
    const std::string title =
        fmt::format("{}{}", municipal->legend_title(), municipal->vintage.empty() ? "" : ", " + municipal->vintage);
    table.columns.push_back(title);
    for (std::size_t row = 0; row < values.size(); ++row) {
      table.rows[row].push_back(number_cell(values[row], decimals, language_));
    }
    if (!whole.value) {
      reasons[whole.reason].push_back(title);
    }
  }

  static std::optional<double> value_in(const FigureSeries& series, const std::string& code) {
    const auto found = series.by_code.find(code);
    return found == series.by_code.end() ? std::nullopt : found->second.value;
  }

  const SchemeReport& report_;
  const ProductReader& reader_;
  Language language_;
  UnionFigures unions_;
};

}  // namespace

ReportSection verdict_figures(const SchemeReport& report, const VerdictGround& ground, Language language) {
  if (ground.product.empty()) {
    return {};
  }
  const ProductReader reader(ground.product);
  if (!reader.has(contract().indicators)) {
    return {};
  }
  return VerdictFigures(report, reader, language).section();
}

}  // namespace comarca
