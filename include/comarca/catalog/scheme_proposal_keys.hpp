// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {

/// The keys of a [[scheme]], of a project file or of the registry.
[[nodiscard]] const SectionKeys<SchemeProposal>& proposal_keys();

}  // namespace comarca
