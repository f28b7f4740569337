// SPDX-License-Identifier: Apache-2.0
#include "gis/gdal_handles.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca::gis {
namespace {
constexpr std::size_t kWarningsKept = 20;
}

ConfigOption::ConfigOption(const char* name, const char* value) : name_(name) {
  const char* before = CPLGetThreadLocalConfigOption(name, nullptr);
  was_set_ = before != nullptr;
  before_ = was_set_ ? before : "";
  CPLSetThreadLocalConfigOption(name, value);
}

ConfigOption::~ConfigOption() {
  CPLSetThreadLocalConfigOption(name_, was_set_ ? before_.c_str() : nullptr);
}

MessageTrap::MessageTrap() {
  CPLErrorReset();
  CPLPushErrorHandlerEx(keep, this);
}

MessageTrap::~MessageTrap() {
  CPLPopErrorHandler();
}

void CPL_STDCALL MessageTrap::keep(CPLErr level, CPLErrorNum /*number*/, const char* message) {
  auto* trap = static_cast<MessageTrap*>(CPLGetErrorHandlerUserData());
  if (level >= CE_Failure) {
    trap->failure_ = message;
  } else if (level == CE_Warning && trap->warnings_.size() < kWarningsKept) {
    trap->warnings_.emplace_back(message);
  }
}

void register_drivers() {
  static const bool kOnce = [] {
    CPLSetConfigOption("PROJ_NETWORK", "OFF");
    CPLSetConfigOption("OGR_GPKG_ALLOW_THREADED_RTREE", "NO");
    GDALAllRegister();
    return true;
  }();
  (void)kOnce;
}

SpatialReference spatial_reference(const std::string& crs) {
  const MessageTrap trap;
  SpatialReference reference(OSRNewSpatialReference(nullptr));
  if (OSRSetFromUserInput(reference.get(), crs.c_str()) != OGRERR_NONE) {
    throw data_error(fmt::format("unknown coordinate reference system '{}'", crs.substr(0, 80)), {},
                     "Give an EPSG code such as 'EPSG:9377'.");
  }
  OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::string crs_text(OGRSpatialReferenceH reference) {
  if (reference == nullptr) {
    return {};
  }
  const char* authority = OSRGetAuthorityName(reference, nullptr);
  const char* code = OSRGetAuthorityCode(reference, nullptr);
  if (authority != nullptr && code != nullptr) {
    return fmt::format("{}:{}", authority, code);
  }
  char* wkt = nullptr;
  OSRExportToWkt(reference, &wkt);
  std::string text = wkt == nullptr ? "" : wkt;
  CPLFree(wkt);
  return text;
}

}  // namespace comarca::gis
