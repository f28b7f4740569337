// SPDX-License-Identifier: Apache-2.0
#include "publication/themes/feature_places.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace comarca {
namespace {

/// The columns of a layer that hold codes of municipalities.
std::vector<std::string> columns_of_codes(const std::string& layer) {
  const std::string& municipalities = contract().municipalities.layer_name();
  if (layer == municipalities) {
    return {contract().municipalities.code.name()};
  }
  std::vector<std::string> columns;
  for (const Layer* declared : contract().layers()) {
    for (const FieldSchema& field : declared->schema().fields) {
      if (declared->layer_name() == layer && std::ranges::count(field.refers_to.layers, municipalities) > 0) {
        columns.push_back(field.name);
      }
    }
  }
  return columns;
}

std::vector<std::vector<std::size_t>> named_in(const VectorLayer& features, const ProductUnits& municipalities) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < municipalities.units.units.size(); ++i) {
    index[municipalities.units.units[i].code] = i;
  }
  std::vector<std::vector<std::size_t>> named(features.size());
  for (const std::string& column : columns_of_codes(features.name)) {
    for (std::size_t row = 0; row < features.size(); ++row) {
      if (const auto found = index.find(text_of(features, column, row)); found != index.end()) {
        named[row].push_back(found->second);
      }
    }
  }
  return named;
}

}  // namespace

FeaturePlaces::FeaturePlaces(const VectorLayer& features, const ProductUnits& municipalities,
                             std::vector<std::optional<Point>> spots, const Polygons* shapes)
    : municipalities_(*municipalities.units.polygons),
      shapes_(shapes),
      spots_(std::move(spots)),
      named_(named_in(features, municipalities)) {
  for (std::size_t i = 0; i < municipalities_.unit_count(); ++i) {
    hearts_.push_back(municipalities_.unit_empty(i) ? std::nullopt : std::optional(point_inside(municipalities_, i)));
  }
}

std::vector<std::size_t> FeaturePlaces::of(const Members& members) const {
  std::vector<std::size_t> result;
  if (members.size() == municipalities_.unit_count()) {
    result.resize(named_.size());
    std::iota(result.begin(), result.end(), std::size_t{0});
    return result;
  }
  std::vector<char> is_member(municipalities_.unit_count(), 0);
  for (const std::size_t member : members) {
    is_member[member] = 1;
  }
  for (std::size_t feature = 0; feature < named_.size(); ++feature) {
    const bool belongs = named_[feature].empty() ? lies_among(feature, is_member)
                                                 : std::ranges::any_of(named_[feature], [&](std::size_t municipality) {
                                                     return is_member[municipality] != 0;
                                                   });
    if (belongs) {
      result.push_back(feature);
    }
  }
  return result;
}

/// A point of the feature lies in a member, or the feature holds the heart of one.
bool FeaturePlaces::lies_among(std::size_t feature, const std::vector<char>& is_member) const {
  for (std::size_t i = 0; i < is_member.size(); ++i) {
    if (is_member[i] == 0) {
      continue;
    }
    if ((spots_[feature] && unit_holds(municipalities_, i, *spots_[feature])) ||
        (shapes_ != nullptr && hearts_[i] && unit_holds(*shapes_, feature, *hearts_[i]))) {
      return true;
    }
  }
  return false;
}

}  // namespace comarca
