// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// One cell of a published table: the value of an input in a place.
struct PublishedValue {
  Place place;
  std::string input;
  double value = 0;
  std::string where = {};  ///< file and row, for findings
};

/// Turns published values into statistics again. `weights` holds the statistics that inputs name as their weight
/// (population and the like) by unit and period; where it lacks one for every unit, the rate stands alone and is not
/// aggregated. Values out of an input's range are findings and are left out.
void add_published(Statistics& statistics, const Indicator& indicator, const std::vector<PublishedValue>& values,
                   const Statistics& weights, Findings& findings);

/// Gives units without an input the value of the larger unit they belong to, and says which: "unit input" for each.
[[nodiscard]] std::vector<PublishedValue> lend(const std::vector<PublishedValue>& own,
                                               const std::vector<PublishedValue>& larger, const Grouping& larger_of,
                                               std::set<std::string>& imputed);

/// Multiplies the values of one input so that their weighted mean is the national value. Throws a data error when no
/// unit has a weight.
[[nodiscard]] std::vector<PublishedValue> scale_to_national(std::vector<PublishedValue> values,
                                                            const std::string& input, const Statistics& weights,
                                                            const std::string& weight, double national);

/// Rows of a table file as text.
struct PublishedTable {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
  std::size_t first_row = 2;  ///< of the file, for findings
};

/// Which column of a published table is which input of an indicator.
struct TableMapping {
  struct Column {
    std::string name;
    std::size_t position = 0;  ///< from 1; 0: by name
    std::string input;
    Zone zone = Zone::total;
  };
  std::string id;
  Text name;
  std::string indicator;
  std::string publisher;
  std::string vintage;
  std::string period;
  std::string sheet;
  std::size_t header_row = 1;
  bool decimal_comma = false;
  std::vector<std::string> unit_columns;
  std::vector<std::int64_t> unit_widths;
  std::vector<Column> columns;
};

[[nodiscard]] TableMapping read_table_mapping(const Document& document);

/// Cells as values; blanks are missing, what is no number is a finding. Throws a data error when a column is not there.
[[nodiscard]] std::vector<PublishedValue> values_of(const PublishedTable& table, const TableMapping& mapping,
                                                    Findings& findings);

}  // namespace comarca
