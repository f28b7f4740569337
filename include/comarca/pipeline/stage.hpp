// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/product/input_record.hpp"

namespace comarca {

class Catalog;
struct Project;

/// What every stage of a run may look into.
struct RunContext {
  const Project& project;
  const Catalog& catalog;
};

/// A value that a stage made from those of earlier stages, with what it found on the way and the files it read.
/// Nothing adds to it afterwards; whoever runs the stages puts findings and files together, in the order of the stages.
template <class T>
struct Stage {
  T value;
  Findings findings = {};
  std::vector<InputRecord> inputs = {};
};

}  // namespace comarca
