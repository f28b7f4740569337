// SPDX-License-Identifier: Apache-2.0
#include "publication/report/verdict_union.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace comarca {
namespace {
constexpr double kSameFactor = 1e-6;
}

UnionFigures::UnionFigures(const SchemeReport& report, const ProductReader& reader, Language language)
    : report_(report), reader_(reader), language_(language), scheme_(scheme_of_members()) {
  for (const std::string& code : report.verdict.members) {
    for (const std::uint32_t part : report.map.municipalities_of(*report.map.find(code))) {
      municipalities_.insert(report.map.unit(part).code);
    }
  }
}

std::string UnionFigures::scheme_of_members() const {
  const SchemeMembersLayer& of = contract().scheme_members;
  if (!reader_.has(contract().scheme_figures)) {
    return {};
  }
  std::map<std::string, std::vector<std::string>> members;
  const LayerRows rows = reader_.rows(of);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    members[rows.text(row, of.scheme)].push_back(rows.text(row, of.code));
  }
  for (auto& [scheme, codes] : members) {
    std::ranges::sort(codes);
    if (codes == report_.verdict.members) {
      return scheme;
    }
  }
  return {};
}

/// The newest period.
UnionFigure UnionFigures::of_scheme(const std::string& indicator, const std::string& figure) const {
  const SchemeFiguresLayer& of = contract().scheme_figures;
  const LayerRows rows = reader_.rows(of);
  UnionFigure result{std::nullopt, say("el producto no la tiene", "the product does not have it")};
  std::string newest;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string period = rows.text(row, of.period);
    if (rows.text(row, of.scheme) == scheme_ && rows.text(row, of.indicator) == indicator &&
        rows.text(row, of.figure) == figure && rows.get(row, of.zone) == Zone::total && period >= newest) {
      newest = period;
      result = {rows.get(row, of.value), rows.text(row, of.reason)};
    }
  }
  return result;
}

/// Of each municipality the newest period.
std::vector<UnionFigures::Part> UnionFigures::parts_of(const std::string& name) const {
  std::map<std::string, Part> newest;
  for (const ProductFigure& found :
       reader_.figures({.name = name, .level = Level::municipality, .zone = Zone::total})) {
    const auto known = newest.find(found.code);
    if (municipalities_.contains(found.code) && (known == newest.end() || known->second.period <= found.period)) {
      newest[found.code] = {found.code, found.period, found.value, found.numerator, found.denominator};
    }
  }
  std::vector<Part> parts;
  for (auto& [code, part] : newest) {
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Whether the figure is the number of persons that the map knows of each municipality: that one adds.
bool UnionFigures::are_population(const std::vector<Part>& parts) const {
  return std::ranges::all_of(parts, [&](const Part& part) {
    const auto& population = report_.map.unit(*report_.map.find(part.code)).population;
    return part.value && population && *population == *part.value;
  });
}

/// Numerators and denominators added, where all have both and the same factor between quotient and figure (100 for a
/// percentage): else the figure is no quotient of sums.
std::optional<double> UnionFigures::quotient_of_sums(const std::vector<Part>& parts) {
  double above = 0;
  double below = 0;
  std::optional<double> factor;
  for (const Part& part : parts) {
    if (!part.value || !part.numerator || !part.denominator || *part.denominator == 0) {
      return std::nullopt;
    }
    above += *part.numerator;
    below += *part.denominator;
    const double quotient = *part.numerator / *part.denominator;
    if (quotient != 0 && !factor) {
      factor = *part.value / quotient;
    }
    if (std::abs(*part.value - factor.value_or(1) * quotient) > kSameFactor * std::abs(*part.value)) {
      return std::nullopt;
    }
  }
  return factor.value_or(1) * above / below;
}

UnionFigure UnionFigures::of(const std::string& name) const {
  const auto dot = name.find('.');
  const std::string indicator = name.substr(0, dot);
  const std::string figure = name.substr(dot + 1);
  if (!scheme_.empty()) {
    return of_scheme(indicator, figure);
  }
  const auto parts = parts_of(name);
  if (parts.size() < municipalities_.size()) {
    return {std::nullopt, say("falta la de algún municipio", "that of some municipality is missing")};
  }
  if (are_population(parts)) {
    double total = 0;
    for (const Part& part : parts) {
      total += *part.value;
    }
    return {total, {}};
  }
  const auto quotient = quotient_of_sums(parts);
  return {quotient, quotient ? std::string()
                             : say("no se rehace de cifras publicadas; declare el esquema en el proyecto y corra "
                                   "«comarca run»",
                                   "it is not made of published figures; declare the scheme in the project and run "
                                   "'comarca run'")};
}

}  // namespace comarca
