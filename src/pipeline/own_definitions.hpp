// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/findings.hpp"

namespace comarca {

class Catalog;

/// Reads whatever the user defines, so that a mistake in it stops the run before anything is computed, and tells which
/// installed definitions it took the place of.
void check_own_definitions(const Catalog& catalog, Findings& findings);

}  // namespace comarca
