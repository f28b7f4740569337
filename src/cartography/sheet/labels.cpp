// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "cartography/sheet/label_room.hpp"

namespace comarca {
namespace {

constexpr double kHalo = 0.14;    // share of the letter size
constexpr double kSpacing = 0.3;  // mm kept free around a label

/// The name as one line and, when it has more words, as two of like length.
std::vector<std::string> shapes_of(const std::string& text) {
  std::vector<std::string> shapes = {text};
  std::size_t best = std::string::npos;
  for (std::size_t i = text.find(' '); i != std::string::npos; i = text.find(' ', i + 1)) {
    const auto off = [&](std::size_t place) {
      return std::abs(2 * static_cast<double>(place) - static_cast<double>(text.size()));
    };
    if (best == std::string::npos || off(i) < off(best)) {
      best = i;
    }
  }
  if (best != std::string::npos) {
    std::string two = text;
    two[best] = '\n';
    shapes.push_back(two);
  }
  return shapes;
}

/// Seeks places for labels one after the other; what is placed is in the way of what follows.
class Placement {
 public:
  Placement(Canvas& canvas, const Rectangle& frame, double size_mm, std::vector<Rectangle> obstacles)
      : canvas_(canvas), frame_(frame), size_mm_(size_mm), taken_(std::move(obstacles)) {}

  std::optional<PlacedLabel> place(const LabelRequest& request) {
    const LabelRoom room(*request.rings, request.unit);
    if (room.empty()) {
      return std::nullopt;
    }
    weight_ = request.bold ? Weight::bold : Weight::normal;
    auto found = inside(request.text, room);
    if (!found) {
      found = across(request.text, room);
    }
    if (!found) {
      found = beside(request.text, room);
    }
    if (found) {
      found->weight = weight_;
      taken_.push_back(found->place.inset(-kSpacing));
    }
    return found;
  }

 private:
  static constexpr std::array<double, 2> kSizes = {1, 0.85};

  [[nodiscard]] bool is_free(const Rectangle& place) const {
    return frame_.holds(place) &&
           std::ranges::none_of(taken_, [&](const Rectangle& other) { return place.overlaps(other); });
  }

  Rectangle box_at(Point middle, const std::string& text, double size_mm) {
    const TextSize size = canvas_.measure(text, {.size_mm = size_mm, .weight = weight_});
    return {middle.x - size.width / 2, middle.y - size.height / 2, size.width, size.height};
  }

  std::optional<PlacedLabel> inside(const std::string& text, const LabelRoom& room) {
    for (const double factor : kSizes) {
      for (const auto& shape : shapes_of(text)) {
        const Rectangle box = box_at({}, shape, size_mm_ * factor);
        for (const Point middle : room.places(box.width, box.height * 0.8)) {
          const Rectangle place{box.x + middle.x, box.y + middle.y, box.width, box.height};
          if (is_free(place)) {
            return PlacedLabel{shape, place, size_mm_ * factor};
          }
        }
      }
    }
    return std::nullopt;
  }

  /// Over the border of a unit that is too narrow, as long as the middle lies in it.
  std::optional<PlacedLabel> across(const std::string& text, const LabelRoom& room) {
    const double size_mm = size_mm_ * kSizes.back();
    auto shapes = shapes_of(text);
    for (const auto& shape : shapes) {
      const Rectangle place = box_at(room.heart(), shape, size_mm);
      if (place.width < 1.8 * room.box().width && place.height < 1.8 * room.box().height && is_free(place)) {
        return PlacedLabel{shape, place, size_mm};
      }
    }
    return std::nullopt;
  }

  /// Around the unit, nearest first, with a leader.
  std::optional<PlacedLabel> beside(const std::string& text, const LabelRoom& room) {
    const double size_mm = size_mm_ * kSizes.back();
    const Rectangle box = box_at({}, text, size_mm);
    const Point heart = room.heart();
    for (double away = 1.5; away < 7; away += 1) {
      for (int direction = 0; direction < 16; ++direction) {
        const double angle = direction * 0.39269908169872414;  // a sixteenth of a turn
        const Point middle{heart.x + std::cos(angle) * (away * size_mm + box.width / 2),
                           heart.y + std::sin(angle) * (away * size_mm + box.height / 2)};
        const Rectangle place{box.x + middle.x, box.y + middle.y, box.width, box.height};
        if (is_free(place)) {
          return PlacedLabel{text, place, size_mm, true, heart};
        }
      }
    }
    return std::nullopt;
  }

  Canvas& canvas_;
  Rectangle frame_;
  double size_mm_;
  Weight weight_ = Weight::normal;
  std::vector<Rectangle> taken_;
};

void draw_leader(Canvas& canvas, const PlacedLabel& label) {
  const Rectangle& box = label.place;
  const Point nearest{std::clamp(label.leader_to.x, box.x, box.right()),
                      std::clamp(label.leader_to.y, box.y, box.bottom())};
  canvas.stroke_line(nearest, label.leader_to, {{255, 255, 255}, 0.5, {}});
  canvas.stroke_line(nearest, label.leader_to, {{60, 60, 60}, 0.15, {}});
}

}  // namespace

std::vector<PlacedLabel> place_labels(Canvas& canvas, std::vector<LabelRequest> requests, LabelSpace space) {
  std::ranges::stable_sort(requests,
                           [](const LabelRequest& a, const LabelRequest& b) { return a.importance > b.importance; });
  Placement placement(canvas, space.frame.inset(kSpacing), space.size_mm, std::move(space.obstacles));
  std::vector<PlacedLabel> placed;
  for (const auto& request : requests) {
    if (auto label = placement.place(request)) {
      placed.push_back(std::move(*label));
    }
  }
  return placed;
}

void draw_labels(Canvas& canvas, std::span<const PlacedLabel> labels) {
  for (const auto& label : labels) {
    if (label.has_leader) {
      draw_leader(canvas, label);
    }
  }
  for (const auto& label : labels) {
    canvas.write(
        {label.place.x, label.place.y}, label.text,
        {.size_mm = label.size_mm, .weight = label.weight, .align = Align::center, .halo_mm = label.size_mm * kHalo});
  }
}

}  // namespace comarca
