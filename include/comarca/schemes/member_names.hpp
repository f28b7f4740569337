// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "comarca/schemes/scheme_map.hpp"

namespace comarca {

/// Puts codes in the place of names that one unit alone has ("Jericó", "jerico"): of members, parties, acts and votes.
/// With a department's name or code behind a slash, a name that several have is told apart ("San Carlos/Antioquia").
/// What it does not know it leaves, for the judge to refuse.
void put_codes_for_names(std::span<SchemeProposal> schemes, const SchemeMap& map);

}  // namespace comarca
