// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/validity.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "comarca/base/parallel.hpp"
#include "geometry/geos.hpp"

namespace comarca {
namespace {

struct MendedUnit {
  Repair repair;
  Polygons polygons;
};

struct ParamsDeleter {
  GEOSContextHandle_t context;
  void operator()(GEOSMakeValidParams* params) const noexcept { GEOSMakeValidParams_destroy_r(context, params); }
};

Polygons mend(const geos::Context& context, const GEOSGeometry* geometry) {
  const std::unique_ptr<GEOSMakeValidParams, ParamsDeleter> params(GEOSMakeValidParams_create_r(context.handle()),
                                                                   ParamsDeleter{context.handle()});
  GEOSMakeValidParams_setMethod_r(context.handle(), params.get(), GEOS_MAKE_VALID_STRUCTURE);
  const auto valid =
      context.own(GEOSMakeValidWithParams_r(context.handle(), geometry, params.get()), "repair a polygon");
  Polygons result;
  context.append(result, valid.get());
  return result;
}

/// The fault of a geometry, or nothing when it is valid.
bool find_fault(const geos::Context& context, const GEOSGeometry* geometry, Repair& repair) {
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  if (GEOSisValidDetail_r(context.handle(), geometry, 0, &reason, &location) == 1) {
    return false;
  }
  if (reason != nullptr) {
    repair.reason = reason;
    GEOSFree_r(context.handle(), reason);
  }
  if (location != nullptr) {
    const auto owned = context.own(location, "locate a fault");
    GEOSGeomGetX_r(context.handle(), owned.get(), &repair.location.x);
    GEOSGeomGetY_r(context.handle(), owned.get(), &repair.location.y);
  }
  return true;
}

std::vector<MendedUnit> mend_range(const Polygons& polygons, std::size_t begin, std::size_t end) {
  const geos::Context context;
  std::vector<MendedUnit> mended;
  for (std::size_t unit = begin; unit < end; ++unit) {
    if (polygons.unit_empty(unit)) {
      continue;
    }
    const auto geometry = context.multipolygon(polygons, unit);
    Repair repair{.unit = unit};
    if (find_fault(context, geometry.get(), repair)) {
      Polygons valid = mend(context, geometry.get());
      repair.area_before = planar_area(polygons, unit);
      repair.area_after = planar_area(valid, 0);
      repair.parts_before = polygons.unit_start[unit + 1] - polygons.unit_start[unit];
      repair.parts_after = valid.part_count();
      mended.push_back({std::move(repair), std::move(valid)});
    }
  }
  return mended;
}

}  // namespace

std::vector<Repair> repair_invalid(Polygons& polygons) {
  std::vector<std::vector<MendedUnit>> by_thread(thread_count());
  for_ranges(polygons.unit_count(), by_thread.size(), [&](std::size_t thread, std::size_t begin, std::size_t end) {
    by_thread[thread] = mend_range(polygons, begin, end);
  });
  std::vector<MendedUnit> mended;
  for (auto& list : by_thread) {
    std::ranges::move(list, std::back_inserter(mended));
  }
  if (mended.empty()) {
    return {};
  }
  Polygons result;
  std::size_t next = 0;
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    const bool was_mended = next < mended.size() && mended[next].repair.unit == unit;
    result.append_unit(was_mended ? mended[next++].polygons : polygons, was_mended ? 0 : unit);
  }
  polygons = std::move(result);
  std::vector<Repair> repairs;
  for (auto& item : mended) {
    repairs.push_back(std::move(item.repair));
  }
  return repairs;
}

}  // namespace comarca
