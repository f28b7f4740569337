// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/catalog/source.hpp"

namespace comarca {

class Catalog;
struct Project;

/// Whether what a project names is there: its files, sources, CRS and indicators. Throws one error that shows every
/// mistake at its place in the project file.
void check_inputs(const Project& project, const Catalog& catalog);

}  // namespace comarca
