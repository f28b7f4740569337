// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/keys/reading.hpp"

namespace comarca {

struct Project;

/// Notes outputs that would replace one another, or a file that the project reads.
void outputs_apart(Project& project, const Table& root, Reading& reading);

}  // namespace comarca
