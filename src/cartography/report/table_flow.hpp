// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/report/page_flow.hpp"
#include "comarca/cartography/report.hpp"

namespace comarca {

/// Puts a table on pages: columns as wide as their texts need or the page allows, the heading again on each page.
void flow_table(PageFlow& flow, const ReportTable& table);

}  // namespace comarca
