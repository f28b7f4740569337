// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/report.hpp"

namespace comarca::cli {

/// Where to write sheets; empty: not.
struct SheetPaths {
  std::string html;
  std::string pdf;
};
void write_verdict_sheets(const SchemeReport& report, const SchemeSource& source, const SheetPaths& paths,
                          Language language);

}  // namespace comarca::cli
