// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "comarca/base/level.hpp"
#include "comarca/catalog/zone.hpp"
#include "comarca/product/layers/figures.hpp"

namespace comarca {

/// Which figures of a product are asked for; what is left empty may be anything.
struct FigureQuery {
  std::string name;       ///< as ProductReader::series() takes it
  std::string indicator;  ///< every figure of it
  std::string unit;       ///< a code
  std::optional<Level> level;
  std::optional<Zone> zone;
};

/// Among which a figure is ranked.
struct ProductStanding {
  std::optional<std::int64_t> rank;
  std::optional<std::int64_t> of;
  std::optional<std::int64_t> quintile;
  std::optional<double> to_mean;
  std::optional<double> to_best;
};

/// One figure of a unit in a zone and a period, with all that a product says of it.
struct ProductFigure {
  std::optional<Level> level;
  std::string code;
  std::string name;
  std::optional<Zone> zone;
  std::string period;
  std::string indicator;
  std::string figure;
  std::string title;
  std::string unit;

  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
  std::optional<double> standard_error;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> cases;
  std::optional<double> coverage;

  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;
  std::optional<Imputed> imputed;
  std::optional<FigureState> state;
  std::string reason;

  ProductStanding among_level;
  std::string peer_group;
  ProductStanding among_peers;  ///< to_mean is nothing: peer_mean tells
  std::optional<double> peer_mean;
  std::string period_before;
  std::optional<double> value_before;
  std::optional<double> change;
};

}  // namespace comarca
