// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <memory>

#include "cartography/draw/canvas.hpp"

namespace comarca {
namespace {

constexpr int kPixelsPerMm = 20;
constexpr int kSideMm = 24;
constexpr int kSidePixels = kSideMm * kPixelsPerMm;

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};

/// A black and white square picture with shapes filled in white and hatched in black.
class Picture {
 public:
  Picture() : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kSidePixels, kSidePixels)) {}

  void fill(const Rectangle& place, Hatch hatch) {
    Canvas canvas(surface_.get(), kPixelsPerMm);
    cairo_rectangle(canvas.context(), place.x, place.y, place.width, place.height);
    canvas.fill_path({{255, 255, 255}, hatch, {0, 0, 0}});
    cairo_new_path(canvas.context());
    cairo_surface_flush(surface_.get());
  }

  /// 0 is white, 1 is black.
  [[nodiscard]] double ink(int x, int y) const {
    const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(surface_.get()));
    const unsigned char* const row = cairo_image_surface_get_data(surface_.get()) + y * stride;
    return 1 - row[static_cast<std::ptrdiff_t>(4) * x + 1] / 255.0;
  }

  /// Mean ink of a square of the picture, in millimetres.
  [[nodiscard]] double mean_ink(int left_mm, int top_mm, int side_mm) const {
    double sum = 0;
    for (int y = top_mm * kPixelsPerMm; y < (top_mm + side_mm) * kPixelsPerMm; ++y) {
      for (int x = left_mm * kPixelsPerMm; x < (left_mm + side_mm) * kPixelsPerMm; ++x) {
        sum += ink(x, y);
      }
    }
    return sum / (side_mm * side_mm * kPixelsPerMm * kPixelsPerMm);
  }

 private:
  std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface_;
};

TEST(Hatch, lines_cover_every_corner_alike) {
  Picture picture;
  picture.fill({0, 0, kSideMm, kSideMm}, Hatch::lines);
  // Lines of 0.15 mm, 1.2 mm apart along the axes, which is 1.2 / sqrt(2) across: 0.15 / 0.849 = 17.7 %.
  for (const int left : {0, kSideMm / 2}) {
    for (const int top : {0, kSideMm / 2}) {
      EXPECT_NEAR(picture.mean_ink(left, top, kSideMm / 2), 0.177, 0.01) << left << ' ' << top;
    }
  }
}

TEST(Hatch, every_kind_covers_every_corner_alike_and_none_looks_like_another) {
  // Of 17.7 % as above: twice where lines cross, less what they share; 0.15 / 1.2 where they lie level.
  const std::map<Hatch, double> inks = {
      {Hatch::falling, 0.177}, {Hatch::level, 0.125}, {Hatch::cross, 0.177 + 0.177 - 0.177 * 0.177}};
  Picture rising;
  rising.fill({0, 0, kSideMm, kSideMm}, Hatch::lines);
  for (const auto& [hatch, ink] : inks) {
    Picture picture;
    picture.fill({0, 0, kSideMm, kSideMm}, hatch);
    EXPECT_NEAR(picture.mean_ink(0, 0, kSideMm / 2), ink, 0.015) << static_cast<int>(hatch);
    EXPECT_NEAR(picture.mean_ink(kSideMm / 2, kSideMm / 2, kSideMm / 2), ink, 0.015) << static_cast<int>(hatch);
    double apart = 0;
    for (int y = 0; y < kSidePixels; ++y) {
      for (int x = 0; x < kSidePixels; ++x) {
        apart += std::abs(picture.ink(x, y) - rising.ink(x, y));
      }
    }
    EXPECT_GT(apart / (kSidePixels * kSidePixels), 0.1) << static_cast<int>(hatch);
  }
}

TEST(Hatch, neighbours_share_one_pattern) {
  for (const Hatch hatch : {Hatch::lines, Hatch::dots, Hatch::falling, Hatch::level, Hatch::cross}) {
    Picture whole;
    whole.fill({0, 0, kSideMm, kSideMm}, hatch);
    Picture parts;
    for (const Rectangle& place :
         {Rectangle{0, 0, 5.9, 10}, Rectangle{5.9, 0, 18.1, 10}, Rectangle{0, 10, 11, 14}, Rectangle{11, 10, 13, 14}}) {
      parts.fill(place, hatch);
    }
    int different = 0;
    for (int y = 0; y < kSidePixels; ++y) {
      for (int x = 0; x < kSidePixels; ++x) {
        different += std::abs(whole.ink(x, y) - parts.ink(x, y)) < 0.1 ? 0 : 1;
      }
    }
    EXPECT_EQ(different, 0) << static_cast<int>(hatch);
  }
}

}  // namespace
}  // namespace comarca
