// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/overlay.hpp"

#include <vector>

#include "geometry/geos.hpp"

namespace comarca {

struct PolygonOverlay::Impl {
  geos::Context context;
  double precision = 0;
};

PolygonOverlay::PolygonOverlay(double precision) : impl_(std::make_unique<Impl>()) {
  impl_->precision = precision;
}

PolygonOverlay::PolygonOverlay(PolygonOverlay&&) noexcept = default;
PolygonOverlay& PolygonOverlay::operator=(PolygonOverlay&&) noexcept = default;
PolygonOverlay::~PolygonOverlay() = default;

void PolygonOverlay::intersection(const Polygons& a, std::size_t unit_a, const Polygons& b, std::size_t unit_b,
                                  Polygons& out) const {
  const auto& context = impl_->context;
  const auto first = context.multipolygon(a, unit_a);
  const auto second = context.multipolygon(b, unit_b);
  context.append(out, context
                          .own(GEOSIntersectionPrec_r(context.handle(), first.get(), second.get(), impl_->precision),
                               "intersect two polygons")
                          .get());
}

void PolygonOverlay::difference(const Polygons& a, std::size_t unit_a, const Polygons& b, std::size_t unit_b,
                                Polygons& out) const {
  const auto& context = impl_->context;
  const auto first = context.multipolygon(a, unit_a);
  const auto second = context.multipolygon(b, unit_b);
  context.append(out, context
                          .own(GEOSDifferencePrec_r(context.handle(), first.get(), second.get(), impl_->precision),
                               "subtract a polygon from another")
                          .get());
}

void PolygonOverlay::dissolve(const Polygons& polygons, std::span<const std::size_t> units, Polygons& out) const {
  const auto& context = impl_->context;
  std::vector<GEOSGeometry*> members;
  for (const std::size_t unit : units) {
    members.push_back(context.multipolygon(polygons, unit).release());
  }
  const auto all = context.own(GEOSGeom_createCollection_r(context.handle(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                                           static_cast<unsigned>(members.size())),
                               "collect polygons");
  context.append(
      out, context.own(GEOSUnaryUnionPrec_r(context.handle(), all.get(), impl_->precision), "unite polygons").get());
}

}  // namespace comarca
