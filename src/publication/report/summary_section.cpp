// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "comarca/cartography/numbers.hpp"
#include "publication/report/report_sections.hpp"

namespace comarca {
namespace {

struct Ends {
  std::string lowest;
  std::string highest;
  double low = 0;
  double high = 0;
  std::size_t known = 0;
};

Ends ends_of(const ReportSubject& subject, const FigureSeries& series) {
  Ends ends;
  for (const std::size_t member : subject.members) {
    const auto found = series.by_code.find(subject.unit(member).code);
    if (found == series.by_code.end() || !found->second.value) {
      continue;
    }
    const double value = *found->second.value;
    if (ends.known == 0 || value < ends.low) {
      ends.low = value;
      ends.lowest = subject.unit(member).name;
    }
    if (ends.known == 0 || value > ends.high) {
      ends.high = value;
      ends.highest = subject.unit(member).name;
    }
    ++ends.known;
  }
  return ends;
}

template <class Groups>
std::map<std::string, double> areas_of(const ProductReader& reader, const Groups& groups) {
  const LayerRows rows = reader.rows(groups);
  std::map<std::string, double> areas;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (const auto area = rows.get(row, groups.area_km2)) {
      areas[rows.text(row, groups.code)] = *area;
    }
  }
  return areas;
}

std::string opening(const ReportSubject& subject) {
  const auto areas = subject.is_department() ? areas_of(subject.reader, contract().departments)
                                             : areas_of(subject.reader, contract().subregions);
  const auto found = areas.find(subject.code);
  const std::string kind = subject.is_department() ? subject.say("El departamento", "The department")
                                                   : subject.say("La subregión", "The subregion");
  std::string text =
      fmt::format(fmt::runtime(subject.say("{} {} ({}) tiene {} municipios", "{} {} ({}) has {} municipalities")), kind,
                  subject.name, subject.code, subject.members.size());
  if (found == areas.end()) {
    return text + ".";
  }
  const std::string area = number_text(found->second, 0, subject.language);
  return text + fmt::format(fmt::runtime(subject.say(" y {} km².", " and {} km².")), area);
}

std::string with_unit(double value, int decimals, const ReportSubject& subject, const std::string& unit) {
  const std::string text = number_text(value, decimals, subject.language);
  return unit.empty() ? text : text + " " + unit;
}

/// "Personas con NBI (2018): 27,9 %. Entre municipios va de 12,5 % (A) a 54,0 % (B). Sin cifra: 2 de 30."
std::string sentence(const ReportSubject& subject, const ReportedFigure& figure) {
  const Ends ends = ends_of(subject, figure.series);
  const std::vector<double> values{figure.whole.value.value_or(0), ends.low, ends.high};
  const int decimals = reading_decimals(values);
  const std::string& unit = figure.series.unit;
  std::string text = fmt::format("{} ({}): ", figure.series.title, figure.series.vintage);
  text += figure.whole.value ? with_unit(*figure.whole.value, decimals, subject, unit)
                             : subject.say("sin cifra para el conjunto", "no figure for the whole");
  text += figure.reason.empty() ? "." : " (" + figure.reason + ").";
  if (ends.known > 0) {
    text += fmt::format(fmt::runtime(subject.say(" Entre municipios va de {} ({}) a {} ({}).",
                                                 " Municipalities go from {} ({}) to {} ({}).")),
                        with_unit(ends.low, decimals, subject, unit), ends.lowest,
                        with_unit(ends.high, decimals, subject, unit), ends.highest);
  }
  if (ends.known < subject.members.size()) {
    text += fmt::format(
        fmt::runtime(subject.say(" Sin cifra: {} de {} municipios.", " No figure: {} of {} municipalities.")),
        subject.members.size() - ends.known, subject.members.size());
  }
  return text;
}

ReportTable figures_table(const ReportSubject& subject) {
  ReportTable table;
  table.caption = subject.say("Cifras del conjunto", "Figures of the whole");
  table.columns = {subject.say("Indicador", "Indicator"),
                   subject.say("Valor", "Value"),
                   subject.say("Límite inferior", "Lower bound"),
                   subject.say("Límite superior", "Upper bound"),
                   subject.say("Unidad", "Unit"),
                   subject.say("Vigencia", "Vintage"),
                   subject.say("Estado", "Status")};
  for (const ReportedFigure& figure : subject.figures) {
    const int decimals = reading_decimals(std::vector<double>{figure.whole.value.value_or(0)});
    ReportCell value = number_cell(figure.whole.value, decimals, subject.language);
    if (figure.whole.withheld) {
      value.text = subject.say("retenido", "withheld");
    }
    table.rows.push_back({{figure.series.title},
                          value,
                          number_cell(figure.whole.lower, decimals, subject.language),
                          number_cell(figure.whole.upper, decimals, subject.language),
                          {figure.series.unit},
                          {figure.series.vintage},
                          {figure.series.status}});
  }
  return table;
}

}  // namespace

ReportSection summary_section(const ReportSubject& subject) {
  ReportSection section{"resumen", subject.say("Resumen", "Summary"), {}};
  section.blocks.emplace_back(ReportParagraph{opening(subject)});
  if (subject.figures.empty()) {
    section.blocks.emplace_back(
        ReportParagraph{subject.say("El producto no tiene indicadores.", "The product has no indicators.")});
    return section;
  }
  ReportList list;
  for (const ReportedFigure& figure : subject.figures) {
    list.items.push_back(sentence(subject, figure));
  }
  section.blocks.emplace_back(std::move(list));
  section.blocks.emplace_back(figures_table(subject));
  return section;
}

}  // namespace comarca
