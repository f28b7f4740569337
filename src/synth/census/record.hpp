// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace comarca::synth {

/// What the generator knows of a dwelling, a household or a person, under the names that layers/demo/censo.toml uses.
enum class Var : std::uint8_t {
  clase,
  edificacion,
  encuesta,
  vivienda,
  hogar,
  persona,
  uso,
  tipo_vivienda,
  ocupacion,
  hogares,
  pared,
  piso,
  energia,
  estrato,
  acueducto,
  alcantarillado,
  gas,
  basura,
  internet,
  sanitario,
  cuartos,
  dormitorios,
  cocina,
  agua,
  fallecidos,
  personas,
  sexo,
  edad,
  grupo_edad,
  parentesco,
  etnia,
  alfabeta,
  asistencia,
  nivel,
  anios_primaria,
  trabajo,
  combustible,
  anios_educacion,
  salud,
  pension,
  semanas,
  enfermo,
  cuidado
};

constexpr std::array<std::string_view, 43> kVarNames = {"clase",
                                                        "edificacion",
                                                        "encuesta",
                                                        "vivienda",
                                                        "hogar",
                                                        "persona",
                                                        "uso",
                                                        "tipo_vivienda",
                                                        "ocupacion",
                                                        "hogares",
                                                        "pared",
                                                        "piso",
                                                        "energia",
                                                        "estrato",
                                                        "acueducto",
                                                        "alcantarillado",
                                                        "gas",
                                                        "basura",
                                                        "internet",
                                                        "sanitario",
                                                        "cuartos",
                                                        "dormitorios",
                                                        "cocina",
                                                        "agua",
                                                        "fallecidos",
                                                        "personas",
                                                        "sexo",
                                                        "edad",
                                                        "grupo_edad",
                                                        "parentesco",
                                                        "etnia",
                                                        "alfabeta",
                                                        "asistencia",
                                                        "nivel",
                                                        "anios_primaria",
                                                        "trabajo",
                                                        "combustible",
                                                        "anios_educacion",
                                                        "salud",
                                                        "pension",
                                                        "semanas",
                                                        "enfermo",
                                                        "cuidado"};

/// "NA" in the files.
constexpr std::int32_t kBlank = -1;

/// One row, whatever its kind: the variables that do not belong to it are never written.
struct Record {
  std::array<std::int32_t, kVarNames.size()> values{};

  [[nodiscard]] std::int32_t& operator[](Var var) noexcept { return values[static_cast<std::size_t>(var)]; }
  [[nodiscard]] std::int32_t operator[](Var var) const noexcept { return values[static_cast<std::size_t>(var)]; }
};

}  // namespace comarca::synth
