// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/table_feed.hpp"
#include "comarca/catalog/typed_table.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/indicators/published_values.hpp"
#include "comarca/indicators/standing.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// What is published for the inputs of one indicator.
struct PublishedInputs {
  const PublishedValues& values;
  const Statistics& weights;            ///< that inputs name as theirs (population and the like) by unit and period
  std::vector<std::string> units = {};  ///< all there are
};

/// Turns published values into statistics again. Where the weights lack one for every unit, the rate stands alone and
/// is not aggregated. Values out of an input's range are findings and are left out. Where one of the units lacks a
/// value that another has, the coverage above says so.
void add_published(Statistics& statistics, const Indicator& indicator, const PublishedInputs& published,
                   Findings& findings);

/// Gives units without an input the value of the larger unit they belong to, and says which: "unit input" for each.
[[nodiscard]] PublishedValues lend(const PublishedValues& own, const PublishedValues& larger, const Grouping& larger_of,
                                   std::set<std::string>& imputed);

/// A national value, and the statistic that the units are weighed by in it.
struct NationalMean {
  double value = 0;
  const Statistics& weights;
  std::string weight;
};

/// Multiplies the values of one input so that their weighted mean is the national value. Throws a data error when no
/// unit has a weight.
[[nodiscard]] PublishedValues scale_to_national(PublishedValues values, const std::string& input,
                                                const NationalMean& national);

[[nodiscard]] TableFeed read_table_feed(const Document& document);

/// Every known feed, in order of file name.
struct TableFeeds {
  std::vector<TableFeed> list;

  [[nodiscard]] static TableFeeds read(const Catalog& catalog);
};

/// Cells of a table as values of a feed's indicator; `period` where the table has none of its own.
[[nodiscard]] PublishedValues values_of(const TypedTable& table, const TableFeed& feed, const std::string& period);
/// The peer group of each unit that has one. A group that is a number is its text.
[[nodiscard]] PeerGroups peers_of(const TypedTable& table, const TableFeed& feed, const std::string& period);
[[nodiscard]] Statistics weights_of(const TypedTable& table, const TableFeed& feed, const std::string& period);

/// Weights for the periods of the values: the same period, else the nearest, which is a finding.
[[nodiscard]] Statistics weights_for(const PublishedValues& values, const Statistics& weights, Findings& findings);

}  // namespace comarca
