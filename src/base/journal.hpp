// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>

#include "base/staging_folder.hpp"

namespace comarca {

/// The journal of the set that is named by a file, and the lock under which it is written and carried out.
[[nodiscard]] std::filesystem::path journal_of(const std::filesystem::path& main);
[[nodiscard]] std::filesystem::path lock_of(const std::filesystem::path& journal);

/// Writes a journal: with it a set is committed. Names are relative to it, so that a folder may be moved whole.
void write_journal(const std::filesystem::path& journal, std::span<const std::filesystem::path> stagings);

/// Renames all files of a committed set that are not in place yet, and removes staging folders and journal. The caller
/// holds the lock. Does nothing when there is no journal.
void carry_out(const std::filesystem::path& journal, const StepHook& before_step);

}  // namespace comarca
