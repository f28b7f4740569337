// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/projection.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <proj.h>

#include "comarca/base/error.hpp"
#include "comarca/base/parallel.hpp"

namespace comarca {
namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const noexcept { proj_context_destroy(context); }
};

struct PjDeleter {
  void operator()(PJ* pj) const noexcept { proj_destroy(pj); }
};

using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Pj = std::unique_ptr<PJ, PjDeleter>;

constexpr std::size_t kPointsWorthAThread = 20'000;

Context quiet_context() {
  Context context(proj_context_create());
  proj_context_set_enable_network(context.get(), 0);
  proj_log_level(context.get(), PJ_LOG_NONE);
  return context;
}

bool geographic_type(const PJ* crs) {
  const PJ_TYPE type = proj_get_type(crs);
  return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

void run(PJ* operation, PJ_DIRECTION direction, std::span<Point> points) {
  if (!points.empty()) {
    proj_trans_generic(operation, direction, &points.front().x, sizeof(Point), points.size(), &points.front().y,
                       sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
  }
}

}  // namespace

struct Projection::Impl {
  std::string crs;
  Context context = quiet_context();
  Pj operation;
  bool geographic = false;
};

bool is_known_crs(const std::string& crs) {
  const Context context = quiet_context();
  const Pj found(proj_create(context.get(), crs.c_str()));
  return found && proj_is_crs(found.get()) != 0;
}

Projection::Projection(const std::string& crs) : impl_(std::make_unique<Impl>()) {
  impl_->crs = crs;
  PJ_CONTEXT* context = impl_->context.get();
  const Pj target(proj_create(context, crs.c_str()));
  if (!target || proj_is_crs(target.get()) == 0) {
    throw data_error(fmt::format("unknown coordinate reference system '{}'", crs.substr(0, 80)), {},
                     "Give an EPSG code such as 'EPSG:9377' or 'EPSG:4326'.");
  }
  impl_->geographic = geographic_type(target.get());
  // Longitude and latitude on the CRS's own datum: no datum shift is ever applied here.
  const Pj base(proj_crs_get_geodetic_crs(context, target.get()));
  if (!base) {
    throw data_error(fmt::format("'{}' has no longitude and latitude behind it", crs.substr(0, 80)), {},
                     "Use a geographic or projected CRS.");
  }
  const Pj raw(proj_create_crs_to_crs_from_pj(context, base.get(), target.get(), nullptr, nullptr));
  impl_->operation.reset(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
  if (!impl_->operation) {
    throw data_error(fmt::format("PROJ cannot transform to '{}'", crs.substr(0, 80)));
  }
}

Projection::Projection(const Projection& other) : Projection(other.impl_->crs) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection other) noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}
Projection::~Projection() = default;

const std::string& Projection::crs() const noexcept {
  return impl_->crs;
}
std::string Projection::wkt() const {
  PJ_CONTEXT* context = impl_->context.get();
  const Pj crs(proj_create(context, impl_->crs.c_str()));
  static constexpr std::array<const char*, 2> kOptions = {"MULTILINE=NO", nullptr};
  const char* const text = proj_as_wkt(context, crs.get(), PJ_WKT2_2019, kOptions.data());
  return text == nullptr ? std::string() : std::string(text);
}
bool Projection::is_geographic() const noexcept {
  return impl_->geographic;
}

void Projection::to_lonlat(std::span<Point> points) const {
  if (!impl_->geographic) {
    run(impl_->operation.get(), PJ_INV, points);
  }
}

void Projection::from_lonlat(std::span<Point> points) const {
  if (!impl_->geographic) {
    run(impl_->operation.get(), PJ_FWD, points);
  }
}

void transform(std::span<Point> points, const Projection& from, const Projection& to) {
  if (from.crs() == to.crs() || (from.is_geographic() && to.is_geographic())) {
    return;
  }
  const std::size_t threads = points.size() < kPointsWorthAThread ? 1 : thread_count();
  for_ranges(points.size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    // A PROJ object serves one thread: each has its own.
    const Projection own_from(from);  // NOLINT(performance-unnecessary-copy-initialization)
    const Projection own_to(to);      // NOLINT(performance-unnecessary-copy-initialization)
    own_from.to_lonlat(points.subspan(begin, end - begin));
    own_to.from_lonlat(points.subspan(begin, end - begin));
  });
}

}  // namespace comarca
