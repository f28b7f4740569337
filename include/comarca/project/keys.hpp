// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/catalog/keys/key_description.hpp"

namespace comarca {

/// Every key of a project file: the one table that its reader, the JSON Schema, the guide and the options of the
/// command line come from.
[[nodiscard]] const std::vector<KeyDescription>& project_keys();

/// The key of a path, "borders.tolerance_m"; throws std::out_of_range when there is none.
[[nodiscard]] const KeyDescription& project_key(std::string_view path);

/// Throws as read_project_text() does when a text is not a project without mistakes.
void check_project_text(std::string_view text, const std::filesystem::path& folder);

/// JSON Schema (draft 2020-12) of the project file.
[[nodiscard]] std::string project_schema_json();

/// The table of the keys in Markdown, a part for each section.
[[nodiscard]] std::string project_keys_markdown(Language language);

}  // namespace comarca
