// SPDX-License-Identifier: Apache-2.0
#include "cartography/support/likeness.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace comarca {
namespace {

constexpr std::size_t kSquare = 10;  // pixels; squares lie half over each other
constexpr std::ptrdiff_t kBlur = 1;  // pixels to each side

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};

/// The mean of each place and those around it.
std::vector<double> blurred(const Picture& picture) {
  std::vector<double> result(picture.lightness.size());
  const auto width = static_cast<std::ptrdiff_t>(picture.width);
  const auto height = static_cast<std::ptrdiff_t>(picture.height);
  for (std::ptrdiff_t y = 0; y < height; ++y) {
    for (std::ptrdiff_t x = 0; x < width; ++x) {
      double sum = 0;
      int count = 0;
      for (std::ptrdiff_t v = std::max<std::ptrdiff_t>(0, y - kBlur); v <= std::min(height - 1, y + kBlur); ++v) {
        for (std::ptrdiff_t u = std::max<std::ptrdiff_t>(0, x - kBlur); u <= std::min(width - 1, x + kBlur); ++u) {
          sum += picture.lightness[static_cast<std::size_t>(v * width + u)];
          ++count;
        }
      }
      result[static_cast<std::size_t>(y * width + x)] = sum / count;
    }
  }
  return result;
}

}  // namespace

Picture read_picture(const std::filesystem::path& path) {
  const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(cairo_image_surface_create_from_png(path.c_str()));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(path.string() + ": not a PNG");
  }
  Picture picture{static_cast<std::size_t>(cairo_image_surface_get_width(surface.get())),
                  static_cast<std::size_t>(cairo_image_surface_get_height(surface.get())),
                  {}};
  const unsigned char* const bytes = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (std::size_t y = 0; y < picture.height; ++y) {
    for (std::size_t x = 0; x < picture.width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, bytes + y * stride + x * sizeof pixel, sizeof pixel);
      // Rec. 709
      picture.lightness.push_back(
          (0.2126 * ((pixel >> 16U) & 255U) + 0.7152 * ((pixel >> 8U) & 255U) + 0.0722 * (pixel & 255U)) / 255);
    }
  }
  picture.lightness = blurred(picture);
  return picture;
}

Difference worst_difference(const Picture& golden, const Picture& drawn) {
  if (golden.width != drawn.width || golden.height != drawn.height) {
    return {1, 0, 0};
  }
  Difference worst;
  for (std::size_t top = 0; top < golden.height; top += kSquare / 2) {
    for (std::size_t left = 0; left < golden.width; left += kSquare / 2) {
      const std::size_t right = std::min(left + kSquare, golden.width);
      const std::size_t bottom = std::min(top + kSquare, golden.height);
      double sum = 0;
      for (std::size_t y = top; y < bottom; ++y) {
        for (std::size_t x = left; x < right; ++x) {
          sum += std::abs(golden.lightness[y * golden.width + x] - drawn.lightness[y * golden.width + x]);
        }
      }
      const double amount = sum / static_cast<double>(kSquare * kSquare);
      if (amount > worst.amount) {
        worst = {amount, left, top};
      }
    }
  }
  return worst;
}

}  // namespace comarca
