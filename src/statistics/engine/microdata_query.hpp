// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "comarca/statistics/microdata_run.hpp"
#include "statistics/blocks/blocks.hpp"
#include "statistics/engine/duckdb.hpp"
#include "statistics/engine/microdata_diagnosis.hpp"
#include "statistics/engine/parquet_cache.hpp"
#include "statistics/plan/plan_builder.hpp"

namespace comarca {

/// Whole counts of a plan over all groups, that decide whether a second look is needed.
struct Totals {
  double lost = 0;
  double without_persons = 0;
  double orphans = 0;
  double undeclared = 0;
  double repeated = 0;
};

/// A count as the engine writes it; an empty cell is 0.
[[nodiscard]] double whole_number(const std::optional<std::string>& cell);

/// The files of one source under an engine: read as what their columns should hold, and as text where something is not.
class MicrodataQuery {
 public:
  MicrodataQuery(const MicrodataSource& source, const MicrodataFiles& files, const MicrodataOptions& options,
                 Findings& findings);

  using Compile = std::function<CompiledPlan(const PlanInput& input)>;
  /// The rows of a plan; what it is compiled from may be asked for twice.
  [[nodiscard]] QueryRows run(const Compile& compile);
  /// The plan that gave the rows.
  [[nodiscard]] const CompiledPlan& plan() const noexcept { return plan_; }
  /// Finds out where what was counted as wrong lies.
  void look_closer(const Totals& totals);

 private:
  [[nodiscard]] EngineLimits limits(const MicrodataOptions& options) const;
  /// Asks the Parquet copies, or what was kept of the same question. False when a copy cannot be read.
  [[nodiscard]] bool ask_copies(const Compile& compile, QueryRows& rows);
  /// Asks the text by the fast reader, which folds persons into households where it can and trusts rows to be of
  /// different households and dwellings. False when the files are not so.
  [[nodiscard]] bool ask_trusted_text(const Compile& compile, QueryRows& rows);
  /// Asks the text by the fast reader. False when the files are not as it wants them.
  [[nodiscard]] bool ask_plain_text(const Compile& compile, QueryRows& rows);
  /// The text files by the fast reader, where their layout is one it knows.
  [[nodiscard]] InputSql plain_input();
  /// The persons' file by the fast reader, folded into households as it reads.
  [[nodiscard]] FoldedSql folded_input();
  [[nodiscard]] bool has_persons() const;
  /// An aggregate of the plan's sums, added to the engine.
  [[nodiscard]] SummedSql summed();
  /// The rows of the plan, by that aggregate where there is one and it can. False when the query fails.
  [[nodiscard]] bool answers(QueryRows& rows);
  /// What the files of a trusted plan hold.
  struct Held {
    double persons = 0;
    double households = 0;
  };
  /// Whether a plan met every person and every household once: a household that is there twice repeats its persons,
  /// and a dwelling, or a household's run of persons, its households.
  [[nodiscard]] bool each_once(const QueryRows& rows, const Held& held) const;
  [[nodiscard]] Held held_by_copies(const InputSql& copies);
  enum class KeyForm { columns, number };
  /// Households without persons repeat nobody: where a plan met several, the keys of their file are looked at.
  [[nodiscard]] bool without_persons_once(const QueryRows& rows, const InputSql& input, KeyForm form);

  const MicrodataSource& source_;
  MicrodataFiles files_;
  ParquetCache cache_;
  std::filesystem::path cache_folder_;
  Engine engine_;
  Diagnosis diagnosis_;
  CompiledPlan plan_;
  bool is_plain_ = true;                    ///< the text of the last query, as far as it was read
  std::map<Record, RowCounter> rows_read_;  ///< by the fast reader, of what it reads
};

}  // namespace comarca
