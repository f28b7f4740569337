// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/findings.hpp"
#include "statistics/engine/duckdb.hpp"
#include "statistics/plan/plan_builder.hpp"

namespace comarca {

/// A slow second look, taken only when the plan met something wrong: which values, in which file and row.
class Diagnosis {
 public:
  Diagnosis(Engine& engine, const MicrodataSource& source, const MicrodataFiles& files, Findings& findings)
      : engine_(engine), source_(source), files_(files), findings_(findings) {}

  /// Rows that the tolerant reading set aside.
  void rejected_rows();
  /// Codes that the source does not declare, by variable and value.
  void undeclared_values(const std::map<Record, std::set<std::string>>& variables);
  /// Weights that are zero, negative or blank.
  void bad_weights();
  /// Rows of households whose key an earlier row has.
  void repeated_households();
  /// Rows of `record` whose key is not among those of `other`.
  void unmatched(Record record, Record other);

 private:
  [[nodiscard]] std::string rows_of(const std::filesystem::path& file) const;
  void values_in(const RecordFile& record, const std::string& variable, const std::filesystem::path& file);

  Engine& engine_;
  const MicrodataSource& source_;
  const MicrodataFiles& files_;
  Findings& findings_;
};

}  // namespace comarca
