// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "comarca/territory/coverage.hpp"
#include "territory/open_faces.hpp"

namespace comarca {

/// True when the face can be closed without a choice that only people can make: a gap, or an overlap of two units.
[[nodiscard]] bool can_close(const OpenFace& face) noexcept;

/// Gives each face to the unit with the longest part of its outline, and draws the rings of the units anew. `arc_of`
/// tells the arc of the coverage for each arc of the arrangement.
void close_faces(Coverage& coverage, std::span<const OpenFace* const> faces, std::span<const std::uint32_t> arc_of);

}  // namespace comarca
