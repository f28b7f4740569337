// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/report.hpp"

namespace comarca {

/// Polygons of the members and of their neighbours, and what the source knows of the members.
[[nodiscard]] SheetContent sheet_content(const SchemeReport& report, const SchemeSource& source);

/// The verdict sheet as PDF: the map, the verdict and the rules on one page.
void write_verdict_pdf(const std::filesystem::path& path, const SchemeReport& report, const SheetContent& content,
                       Language language);

}  // namespace comarca
