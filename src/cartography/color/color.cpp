// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/color.hpp"

#include "comarca/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "cartography/color/hex.hpp"

namespace comarca {
namespace {

constexpr const char* kHowToWriteIt = "Write it as '#rrggbb', six hexadecimal digits.";

std::string no_color(std::string_view hex) {
  return fmt::format("'{}' is not a colour", hex);
}

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// IEC 61966-2-1, and the white of D65.
constexpr Matrix kToXyz = {
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Matrix kFromXyz = {
    {{3.2404542, -1.5371385, -0.4985314}, {-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}}};
constexpr Vector kWhite = {0.95047, 1.0, 1.08883};

// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
constexpr Matrix kProtan = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kGrey = {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};

Vector product(const Matrix& matrix, const Vector& vector) noexcept {
  Vector result{};
  for (std::size_t i = 0; i < 3; ++i) {
    result[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
  }
  return result;
}

double linear(std::uint8_t channel) noexcept {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t channel(double linear_value) noexcept {
  const double value = std::clamp(linear_value, 0.0, 1.0);
  const double coded = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(coded * 255));
}

Vector linear_of(Color color) noexcept {
  return {linear(color.red), linear(color.green), linear(color.blue)};
}

Color from_linear(const Vector& rgb) noexcept {
  return {channel(rgb[0]), channel(rgb[1]), channel(rgb[2])};
}

constexpr double kLabLimit = 6.0 / 29;

double lab_curve(double t) noexcept {
  return t > kLabLimit * kLabLimit * kLabLimit ? std::cbrt(t) : t / (3 * kLabLimit * kLabLimit) + 4.0 / 29;
}

double lab_inverse(double t) noexcept {
  return t > kLabLimit ? t * t * t : 3 * kLabLimit * kLabLimit * (t - 4.0 / 29);
}

}  // namespace

std::string Color::hex() const {
  return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

std::optional<Color> try_color_from_hex(std::string_view hex) noexcept {
  unsigned value = 0;
  const char* const end = hex.data() + hex.size();
  const auto [read_to, failure] = std::from_chars(hex.data() + (hex.empty() ? 0 : 1), end, value, 16);
  if (hex.size() != 7 || hex.front() != '#' || failure != std::errc() || read_to != end) {
    return std::nullopt;
  }
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>((value >> 8) & 0xFF),
               static_cast<std::uint8_t>(value & 0xFF)};
}

Color color_from_hex(std::string_view hex) {
  if (const auto color = try_color_from_hex(hex)) {
    return *color;
  }
  throw usage_error(no_color(hex), {}, kHowToWriteIt);
}

Color read_color(const Value& value) {
  const std::string hex = value.text();
  if (const auto color = try_color_from_hex(hex)) {
    return *color;
  }
  throw value.error(no_color(hex), kHowToWriteIt);
}

Lab lab_of(Color color) noexcept {
  const Vector xyz = product(kToXyz, linear_of(color));
  const double x = lab_curve(xyz[0] / kWhite[0]);
  const double y = lab_curve(xyz[1] / kWhite[1]);
  const double z = lab_curve(xyz[2] / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Color color_of(const Lab& lab) noexcept {
  const double y = (lab.lightness + 16) / 116;
  const Vector xyz = {kWhite[0] * lab_inverse(y + lab.a / 500), kWhite[1] * lab_inverse(y),
                      kWhite[2] * lab_inverse(y - lab.b / 200)};
  return from_linear(product(kFromXyz, xyz));
}

Color blended(Color from, Color to, double share) noexcept {
  const Lab one = lab_of(from);
  const Lab other = lab_of(to);
  return color_of({std::lerp(one.lightness, other.lightness, share), std::lerp(one.a, other.a, share),
                   std::lerp(one.b, other.b, share)});
}

double color_difference(Color one, Color other) noexcept {
  const Lab p = lab_of(one);
  const Lab q = lab_of(other);
  return std::hypot(p.lightness - q.lightness, p.a - q.a, p.b - q.b);
}

Color as_seen(Color color, Vision vision) noexcept {
  switch (vision) {
    case Vision::protan:
      return from_linear(product(kProtan, linear_of(color)));
    case Vision::deutan:
      return from_linear(product(kDeutan, linear_of(color)));
    case Vision::tritan:
      return from_linear(product(kTritan, linear_of(color)));
    case Vision::grey:
      return from_linear(product(kGrey, linear_of(color)));
    case Vision::normal:
      break;
  }
  return color;
}

}  // namespace comarca
