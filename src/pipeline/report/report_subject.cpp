// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_subject.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

/// The main figure of each indicator: the one that bears its name or the beginning of it ("nbi" of "nbi_proxy"), else
/// the first of the dictionary.
std::vector<std::string> main_figures(const ProductReader& reader) {
  std::vector<std::string> order;
  std::map<std::string, std::string> figure_of;
  if (!reader.has_layer("diccionario_indicadores")) {
    return order;
  }
  const VectorLayer& rows = reader.table("diccionario_indicadores");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string indicator = text_of(rows, "indicador", row);
    const std::string figure = text_of(rows, "cifra", row);
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

std::vector<ReportedFigure> reported_figures(const ReportSubject& subject, const ReportRequest& request) {
  std::vector<ReportedFigure> figures;
  const bool chosen = !request.indicators.empty();
  for (const std::string& name : chosen ? request.indicators : main_figures(subject.reader)) {
    auto series = subject.reader.find_series("municipios", name);
    if (!series && chosen) {
      series = subject.reader.series("municipios", name);  // says what there is
    }
    if (!series) {
      continue;  // an indicator of departments alone
    }
    ReportedFigure figure{name, std::move(*series), {}};
    if (const auto whole = subject.reader.find_series(subject.layer, name)) {
      if (const auto found = whole->by_code.find(subject.code); found != whole->by_code.end()) {
        figure.whole = found->second;
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
  const auto departments = subject.reader.names("departamentos");
  const auto subregions = subject.reader.names("subregiones");
  subject.code = request.of.empty() && departments.size() == 1 ? departments.begin()->first : request.of;
  for (const auto& [layer, names] : {std::pair("subregiones", &subregions), std::pair("departamentos", &departments)}) {
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

bool ReportSubject::has_member(const std::string& municipality) const {
  return std::ranges::any_of(members, [&](std::size_t member) { return unit(member).code == municipality; });
}

ReportSubject report_subject(const ProductReader& reader, const ReportRequest& request, Language language) {
  ReportSubject subject{.reader = reader, .language = language, .units = reader.units("municipios")};
  find_place(subject, request);
  subject.members = members_of(subject.units, subject.code);
  std::ranges::sort(subject.members, {}, [&](std::size_t member) { return folded(subject.unit(member).name); });
  subject.figures = reported_figures(subject, request);
  tell_apart(subject.figures);
  return subject;
}

ReportCell number_cell(std::optional<double> value, int decimals, Language language) {
  return value ? ReportCell{number_text(*value, decimals, language), value} : ReportCell{"—"};
}

}  // namespace comarca
