// SPDX-License-Identifier: Apache-2.0
#include "publication/report/report_subject.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"
#include "publication/map/surroundings.hpp"

namespace comarca {
namespace {

constexpr std::size_t kManyVertices = 100'000;  // fewer are drawn as fast as they are simplified

void translate(FigureSeries& series, const Words& words) {
  series.title = said(words, series.title);
  series.unit = said(words, series.unit);
  series.status = said(words, series.status);
}

/// Why the place of the report has no figure of its own, in the words of the product; empty where it has one.
std::string reason_of(const ReportSubject& subject, const std::string& name) {
  std::string last;
  std::string reason;
  for (const ProductFigure& figure :
       subject.reader.figures({.name = name, .unit = subject.code, .zone = Zone::total})) {
    if (figure.period >= last) {
      last = figure.period;
      reason = figure.reason;
    }
  }
  return reason;
}

std::vector<ReportedFigure> reported_figures(const ReportSubject& subject, const ReportRequest& request) {
  std::vector<ReportedFigure> figures;
  const bool chosen = !request.indicators.empty();
  const std::string& municipalities = contract().municipalities.layer_name();
  for (const std::string& name : chosen ? request.indicators : main_figures(subject.reader)) {
    auto series = subject.reader.find_series(municipalities, name);
    if (!series && chosen) {
      series = subject.reader.series(municipalities, name);  // says what there is
    }
    if (!series) {
      continue;  // an indicator of departments alone
    }
    ReportedFigure figure{name, std::move(*series), {}};
    translate(figure.series, subject.indicator_words);
    if (const auto whole = subject.reader.find_series(subject.layer, name)) {
      if (const auto found = whole->by_code.find(subject.code); found != whole->by_code.end()) {
        figure.whole = found->second;
        figure.reason = reason_of(subject, name);
      }
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

/// Figures of the same title are told apart by their indicator.
void tell_apart(std::vector<ReportedFigure>& figures) {
  std::map<std::string, std::size_t> bearers;
  for (const ReportedFigure& figure : figures) {
    ++bearers[figure.series.title];
  }
  for (ReportedFigure& figure : figures) {
    if (bearers[figure.series.title] > 1) {
      figure.series.title += fmt::format(" [{}]", figure.name.substr(0, figure.name.find('.')));
    }
  }
}

/// Where the code is found: its layer and name.
void find_place(ReportSubject& subject, const ReportRequest& request) {
  const Contract& of = contract();
  const auto departments = subject.reader.names(of.departments.layer_name());
  const auto subregions = subject.reader.names(of.subregions.layer_name());
  subject.code = request.of.empty() && departments.size() == 1 ? departments.begin()->first : request.of;
  for (const auto& [layer, names] :
       {std::pair(of.subregions.layer_name(), &subregions), std::pair(of.departments.layer_name(), &departments)}) {
    if (const auto found = names->find(subject.code); found != names->end()) {
      subject.layer = layer;
      subject.name = found->second;
      return;
    }
  }
  std::vector<std::string> known;
  for (const auto* names : {&departments, &subregions}) {
    for (const auto& [code, name] : *names) {
      known.push_back(fmt::format("{} ({})", code, name));
    }
  }
  throw usage_error(request.of.empty() ? "the product has several departments"
                                       : fmt::format("the product has no subregion or department '{}'", request.of),
                    {.file = request.product.string()}, fmt::format("Give one with --of: {}.", join(known, ", ")));
}

}  // namespace

std::vector<std::string> main_figures(const ProductReader& reader) {
  std::vector<std::string> order;
  std::map<std::string, std::string> figure_of;
  const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
  const LayerRows rows = reader.rows(of);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string indicator = rows.text(row, of.indicator);
    const std::string figure = rows.text(row, of.figure);
    if (figure_of.emplace(indicator, figure).second) {
      order.push_back(indicator);
    } else if (indicator == figure || indicator.starts_with(figure + "_")) {
      figure_of[indicator] = figure;
    }
  }
  for (std::string& name : order) {
    name += "." + figure_of[name];
  }
  return order;
}

ReportSubject report_subject(const ProductReader& reader, const ReportRequest& request, const Catalog& catalog,
                             Language language) {
  ReportSubject subject{.reader = reader, .language = language, .units = map_units(reader, contract().municipalities)};
  subject.indicator_words = words_of_indicators(catalog, language);
  subject.code_words = words_of_codes(catalog, language);
  subject.municipalities = reader.names(contract().municipalities.layer_name());
  find_place(subject, request);
  subject.members = members_of(subject.units, subject.code);
  for (const std::size_t member : subject.members) {
    subject.member_codes.insert(subject.unit(member).code);
  }
  if (subject.units.units.polygons->points.size() > kManyVertices) {
    PaperShapes shapes = shapes_on_paper(subject.units.units, subject.members, "a4");
    subject.units.units.polygons = std::move(shapes.on_sheet);
    subject.units.locator = std::move(shapes.locator);
  }
  std::ranges::sort(subject.members, {}, [&](std::size_t member) { return folded(subject.unit(member).name); });
  subject.figures = reported_figures(subject, request);
  tell_apart(subject.figures);
  return subject;
}

ReportCell number_cell(std::optional<double> value, int decimals, Language language) {
  return value ? ReportCell{number_text(*value, decimals, language), value} : ReportCell{"—"};
}

}  // namespace comarca
