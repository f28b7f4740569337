// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/cartography/report.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/report.hpp"

namespace comarca {

/// The verdict sheet, to be written as HTML and as PDF: the verdict, the members on a map and by their figures with
/// those of the union, the rules one by one, what can be done, the documents declared and the sources.
[[nodiscard]] Report verdict_sheet(const SchemeReport& verdict, const SchemeSource& source, Language language);

}  // namespace comarca
