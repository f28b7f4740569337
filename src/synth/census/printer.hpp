// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "synth/census/questionnaire.hpp"

namespace comarca::synth {

/// Writes records of one kind as comma-separated rows, as quickly as may be.
class RecordPrinter {
 public:
  /// `department` and `municipality` are codes, written between quotes.
  RecordPrinter(const RecordFile& file, const std::string& department, const std::string& municipality);
  void print(const Record& record, std::string& out) const;
  [[nodiscard]] static std::string heading(const RecordFile& file);

 private:
  struct Cell {
    std::string before;  ///< fixed cells and the comma that precede the variable
    Var var = Var::clase;
  };
  std::vector<Cell> cells_;
  std::string rest_;  ///< fixed cells after the last variable, and the line end
};

}  // namespace comarca::synth
