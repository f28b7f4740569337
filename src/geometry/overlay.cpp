// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/overlay.hpp"

#include <vector>

#include "geometry/geos.hpp"

namespace comarca {

struct PolygonOverlay::Impl {
  geos::Context context;
  double precision = 0;

  /// Appends what GEOS made; false when it made nothing.
  bool append(Polygons& out, GEOSGeometry* made) const {
    if (made == nullptr) {
      return false;
    }
    context.append(out, geos::Geometry(made, geos::GeometryDeleter{context.handle()}).get());
    return true;
  }
};

PolygonOverlay::PolygonOverlay(double precision) : impl_(std::make_unique<Impl>()) {
  impl_->precision = precision;
}

PolygonOverlay::PolygonOverlay(PolygonOverlay&&) noexcept = default;
PolygonOverlay& PolygonOverlay::operator=(PolygonOverlay&&) noexcept = default;
PolygonOverlay::~PolygonOverlay() = default;

bool PolygonOverlay::try_intersection(const UnitOf& a, const UnitOf& b, Polygons& out) const {
  const auto& context = impl_->context;
  const auto first = context.multipolygon(a.polygons, a.unit);
  const auto second = context.multipolygon(b.polygons, b.unit);
  return impl_->append(out, GEOSIntersectionPrec_r(context.handle(), first.get(), second.get(), impl_->precision));
}

bool PolygonOverlay::try_difference(const UnitOf& a, const UnitOf& b, Polygons& out) const {
  const auto& context = impl_->context;
  const auto first = context.multipolygon(a.polygons, a.unit);
  const auto second = context.multipolygon(b.polygons, b.unit);
  return impl_->append(out, GEOSDifferencePrec_r(context.handle(), first.get(), second.get(), impl_->precision));
}

bool PolygonOverlay::try_dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const {
  const auto& context = impl_->context;
  std::vector<GEOSGeometry*> members;
  for (const std::size_t unit : units) {
    members.push_back(context.multipolygon(polygons, unit).release());
  }
  const auto all = context.own(GEOSGeom_createCollection_r(context.handle(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                                           static_cast<unsigned>(members.size())),
                               "collect polygons");
  return impl_->append(out, GEOSUnaryUnionPrec_r(context.handle(), all.get(), impl_->precision));
}

void PolygonOverlay::intersection(const UnitOf& a, const UnitOf& b, Polygons& out) const {
  if (!try_intersection(a, b, out)) {
    throw impl_->context.failure("intersect two polygons");
  }
}

void PolygonOverlay::difference(const UnitOf& a, const UnitOf& b, Polygons& out) const {
  if (!try_difference(a, b, out)) {
    throw impl_->context.failure("subtract a polygon from another");
  }
}

void PolygonOverlay::dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const {
  if (!try_dissolve(polygons, units, out)) {
    throw impl_->context.failure("unite polygons");
  }
}

}  // namespace comarca
