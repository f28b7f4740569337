// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/pipeline/run.hpp"

namespace comarca {

struct Project;

/// Throws a usage error when the product, a map or a chart would replace a file that the project reads, the project
/// itself, or another of its outputs.
void check_outputs(const Project& project, const Target& target);

}  // namespace comarca
