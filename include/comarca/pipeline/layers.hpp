// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/product/input_record.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

struct Work;

// Each writer below turns a part of a run into the rows of its layers.

void write_municipalities(LayerWriter& writer, const Territory& territory);

void write_subregions(LayerWriter& writer, const Territory& territory, const Coverage& coverage);
void write_departments(LayerWriter& writer, const Territory& territory, const Coverage& coverage);

/// The borders and the table of neighbours; borders shorter than `weak_border_m` are marked.
void write_borders(LayerWriter& writer, const Work& work, double weak_border_m);

void write_findings(LayerWriter& writer, const Findings& findings, Language language);

void write_inputs(LayerWriter& writer, const std::vector<InputRecord>& inputs, Language language);

}  // namespace comarca
