// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/level.hpp"

namespace comarca {

std::string_view level_code(Level level) noexcept {
  switch (level) {
    case Level::municipality:
      return "municipio";
    case Level::subregion:
      return "subregion";
    case Level::department:
      return "departamento";
    case Level::country:
      return "pais";
    case Level::whole_set:
      return "conjunto";
    case Level::scheme:
      return "esquema";
    case Level::total:
      return "total";
    case Level::pair:
      return "par";
  }
  return "";
}

std::optional<Level> level_from_code(std::string_view code) noexcept {
  for (const Level level : kLevels) {
    if (level_code(level) == code) {
      return level;
    }
  }
  return std::nullopt;
}

}  // namespace comarca
