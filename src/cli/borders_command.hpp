// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca::cli {

/// What the units are called: by code in every format, by name too where a person reads.
struct UnitLabels {
  std::string column;
  std::vector<std::string> codes;
  std::vector<std::string> names;  ///< empty when no known source tells where they are
};

/// comarca borders FILE: who borders whom, for how long and how sure.
class BordersCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  [[nodiscard]] VectorLayer read(Findings& findings) const;
  [[nodiscard]] ContiguityRule rule() const;
  [[nodiscard]] std::string written(const BorderGraph& graph, const std::string& layer, const UnitLabels& labels,
                                    Language language) const;

  std::string file_;
  std::string layer_;
  std::string code_;
  std::string crs_;
  std::string of_;
  std::string format_ = "table";
  std::string output_;
  double min_length_m_ = 0;
  double tolerance_m_ = 0.25;
  double clean_width_m_ = 0;
  bool rook_ = false;
  bool queen_ = false;
};

}  // namespace comarca::cli
