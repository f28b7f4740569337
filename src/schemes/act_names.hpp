// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/schemes/scheme_map.hpp"
#include "comarca/schemes/verdict.hpp"

namespace comarca {

/// Tells of declared acts that no rule of the form asks, with the nearest name, and of acts of who is no member.
void note_unknown_acts(Verdict& verdict, const SchemeProposal& proposal, const SchemeMap& map);

}  // namespace comarca
