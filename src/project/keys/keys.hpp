// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/project/borders_section.hpp"
#include "comarca/project/boundaries_section.hpp"
#include "comarca/project/indicators_section.hpp"
#include "comarca/project/landuse_section.hpp"
#include "comarca/project/subregions_section.hpp"
#include "comarca/project/table_section.hpp"

namespace comarca {

/// Which column is what: role -> column.
using ColumnNames = std::map<std::string, std::string>;

[[nodiscard]] const SectionKeys<BoundariesSection>& boundaries_keys();
[[nodiscard]] const SectionKeys<SubregionsSection>& subregions_keys();
[[nodiscard]] const SectionKeys<TableSection>& table_keys();
[[nodiscard]] const SectionKeys<BordersSection>& borders_keys();
[[nodiscard]] const SectionKeys<LanduseSection>& landuse_keys();
[[nodiscard]] const SectionKeys<IndicatorsSection>& indicators_keys();
[[nodiscard]] const SectionKeys<MicrodataSection>& microdata_keys();
[[nodiscard]] const SectionKeys<CompositeRule>& composite_keys();

/// The entry of a column by its role.
[[nodiscard]] Key<ColumnNames> column_key(const std::string& role);
/// A local code stands beside the code of its department.
void whole_codes(ColumnNames& columns, const Table& table, Reading& reading);

}  // namespace comarca
