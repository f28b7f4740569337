// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca::layer_names {

// The layers that columns of others refer to, and those themselves.
inline constexpr const char* kMunicipalities = "municipios";
inline constexpr const char* kSubregions = "subregiones";
inline constexpr const char* kDepartments = "departamentos";
inline constexpr const char* kSchemes = "esquemas";
/// Before the code of a level: a layer with a column per figure.
inline constexpr const char* kWidePrefix = "indicadores_";

}  // namespace comarca::layer_names
