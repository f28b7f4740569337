// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace comarca::gis {

struct DatasetCloser {
  void operator()(GDALDatasetH dataset) const noexcept { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;

struct FeatureDestroyer {
  void operator()(OGRFeatureH feature) const noexcept { OGR_F_Destroy(feature); }
};
using Feature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, FeatureDestroyer>;

struct SpatialReferenceReleaser {
  void operator()(OGRSpatialReferenceH reference) const noexcept { OSRRelease(reference); }
};
using SpatialReference = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, SpatialReferenceReleaser>;

/// Sets a GDAL option for this thread while it lives.
class ConfigOption {
 public:
  ConfigOption(const char* name, const char* value);
  ConfigOption(const ConfigOption&) = delete;
  ConfigOption& operator=(const ConfigOption&) = delete;
  ~ConfigOption();

 private:
  const char* name_;
  std::string before_;
  bool was_set_;
};

/// Catches GDAL's messages of this thread while it lives, instead of letting them reach stderr.
class MessageTrap {
 public:
  MessageTrap();
  MessageTrap(const MessageTrap&) = delete;
  MessageTrap& operator=(const MessageTrap&) = delete;
  ~MessageTrap();

  /// The last failure, or "" when there was none.
  [[nodiscard]] const std::string& failure() const noexcept { return failure_; }
  [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }

 private:
  static void CPL_STDCALL keep(CPLErr level, CPLErrorNum number, const char* message);
  std::string failure_;
  std::vector<std::string> warnings_;
};

/// Registers the drivers once per process.
void register_drivers();

[[nodiscard]] SpatialReference spatial_reference(const std::string& crs);
/// "EPSG:n" when the reference names its authority, else WKT, "" for null.
[[nodiscard]] std::string crs_text(OGRSpatialReferenceH reference);

}  // namespace comarca::gis
