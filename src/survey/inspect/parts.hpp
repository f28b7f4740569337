// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/base/error.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/survey/inspect.hpp"

namespace comarca::pipeline {

/// The layers of a vector file and the sources that fit their columns; no feature is read.
[[nodiscard]] Inspection describe_vector(const std::filesystem::path& file, const SourceCatalog& catalog);

/// The sheets of a table and the sources that fit them.
[[nodiscard]] Inspection describe_table(const std::filesystem::path& file, const SourceCatalog& catalog);

/// Fills the layers and findings of a vector file.
void inspect_vector(const std::filesystem::path& file, const SourceCatalog& catalog, Inspection& inspection);

/// Fills the sheets and findings of a CSV, TXT or XLSX file.
void inspect_table(const std::filesystem::path& file, const SourceCatalog& catalog, Inspection& inspection);

/// Whether a source can read the code of most features, as a whole or in two parts.
[[nodiscard]] bool most_codes_are_readable(const VectorLayer& layer, const SourceDefinition& source);

/// An error that would stop a run, as a finding of an inspection.
[[nodiscard]] Finding unusable(const Error& error, const std::string& layer);

}  // namespace comarca::pipeline
