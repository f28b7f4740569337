// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "publication/chart/chart_maker.hpp"
#include "publication/map/map_maker.hpp"
#include "publication/report/report_sections.hpp"

namespace comarca {
namespace {

/// A chart cannot compare one unit, nor a map colour none.
bool worth_drawing(const ReportSubject& subject, const ReportedFigure& figure) {
  std::size_t known = 0;
  for (const std::size_t member : subject.members) {
    const auto found = figure.series.by_code.find(subject.unit(member).code);
    known += found != figure.series.by_code.end() && found->second.value ? 1U : 0U;
  }
  return known > 0;
}

ReportFigure figure_of(const ReportSubject& subject, const ChartSection& asked, const ReportedFigure& shown,
                       const ReportedFigure* second = nullptr) {
  ReportFigure figure;
  Chart chart = make_chart(subject.reader, asked, subject.language);
  chart.value_title = shown.series.legend_title();
  chart.second_title = second == nullptr ? chart.second_title : second->series.legend_title();
  chart.text.status = said(subject.indicator_words, chart.text.status);
  figure.description = fmt::format("{}: {}, {}. {}", subject.say("Gráfico", "Chart"), chart.text.title, subject.name,
                                   chart_note(chart, subject.language));
  figure.drawing = chart;
  return figure;
}

}  // namespace

ReportSection map_section(const ReportSubject& subject, const Catalog& catalog) {
  ReportSection section{"mapas", subject.say("Mapas", "Maps"), {}};
  for (const ReportedFigure& figure : subject.figures) {
    if (!worth_drawing(subject, figure)) {
      continue;
    }
    MapSection asked;
    asked.value = figure.name;
    asked.of = subject.code;
    asked.title = figure.series.title;
    asked.subtitle = subject.name;
    for (Sheet& sheet : make_sheets({subject.reader, catalog, subject.language}, asked, subject.units)) {
      const std::string description = fmt::format(
          fmt::runtime(subject.say("Mapa de municipios por clases: {}, {}", "Map of municipalities by class: {}, {}")),
          figure.series.legend_title(), subject.name);
      sheet.map.legend.title = figure.series.legend_title();
      sheet.text.status = figure.series.status;
      section.blocks.emplace_back(ReportFigure{std::move(sheet), description});
    }
  }
  if (!section.blocks.empty()) {
    section.blocks.insert(section.blocks.begin(),
                          ReportParagraph{subject.say(
                              "Cada mapa usa las clases de todo el producto, para que se puedan comparar lugares.",
                              "Each map has the classes of the whole product, so that places can be compared.")});
  }
  return section;
}

ReportSection chart_section(const ReportSubject& subject) {
  ReportSection section{"graficos", subject.say("Gráficos", "Charts"), {}};
  const bool grouped = subject.is_department() && subject.reader.names(contract().subregions.layer_name()).size() > 1;
  std::vector<const ReportedFigure*> drawn;
  for (const ReportedFigure& figure : subject.figures) {
    if (!worth_drawing(subject, figure)) {
      continue;
    }
    drawn.push_back(&figure);
    ChartSection asked;
    asked.value = figure.name;
    asked.title = figure.series.title;
    asked.of = subject.code;
    section.blocks.emplace_back(figure_of(subject, asked, figure));
    if (grouped) {
      asked.kind = "distribution";
      section.blocks.emplace_back(figure_of(subject, asked, figure));
    }
    if (subject.reader.periods(contract().municipalities.layer_name(), figure.name).size() > 1) {
      asked.kind = "change";
      section.blocks.emplace_back(figure_of(subject, asked, figure));
    }
  }
  if (drawn.size() > 1) {
    ChartSection asked;
    asked.kind = "scatter";
    const ReportedFigure& across = *drawn[drawn.size() - 2];
    asked.value = across.name;
    asked.second = drawn.back()->name;
    asked.title = fmt::format("{} {} {}", across.series.title, subject.say("y", "and"), drawn.back()->series.title);
    asked.of = subject.code;
    section.blocks.emplace_back(figure_of(subject, asked, across, drawn.back()));
  }
  return section;
}

}  // namespace comarca
