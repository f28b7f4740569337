// SPDX-License-Identifier: Apache-2.0
#include "cartography/report/svg_path.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

namespace comarca {
namespace {

using Hundredths = std::int64_t;

struct Place {
  Hundredths x = 0;
  Hundredths y = 0;
};

std::vector<std::string_view> words_of(std::string_view data) {
  std::vector<std::string_view> words;
  while (!data.empty()) {
    const std::size_t begin = data.find_first_not_of(' ');
    if (begin == std::string_view::npos) {
      break;
    }
    data.remove_prefix(begin);
    const std::size_t end = std::min(data.find(' '), data.size());
    words.push_back(data.substr(0, end));
    data.remove_prefix(end);
  }
  return words;
}

std::optional<Hundredths> hundredths(std::string_view word) {
  double value = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failure != std::errc() || end != word.data() + word.size()) {
    return std::nullopt;
  }
  return std::llround(value * 100);
}

/// "-.05", "1.2", "0"
std::string number_of(Hundredths value) {
  const Hundredths size = std::abs(value);
  std::string text = value < 0 ? "-" : "";
  if (size >= 100 || size == 0) {
    text += std::to_string(size / 100);
  }
  if (size % 100 != 0) {
    text += '.';
    text += static_cast<char>('0' + size % 100 / 10);
    if (size % 10 != 0) {
      text += static_cast<char>('0' + size % 10);
    }
  }
  return text;
}

/// Writes steps, without what a reader of paths takes for granted.
class StepWriter {
 public:
  void move(Place to) {
    // A move that nothing follows draws nothing.
    pending_ = to;
  }

  void step(char command, const std::vector<Place>& places) {
    start_pending();
    begin(command);
    for (const Place& place : places) {
      add(place.x - at_.x);
      add(place.y - at_.y);
    }
    at_ = places.back();
  }

  void close() {
    start_pending();
    text_ += 'z';
    last_ = 'z';
    at_ = start_;
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  void start_pending() {
    if (!pending_) {
      return;
    }
    begin('m');
    add(pending_->x - at_.x);
    add(pending_->y - at_.y);
    last_ = 'l';  // what follows a move without a command is a line
    start_ = at_ = *pending_;
    pending_.reset();
  }

  void begin(char command) {
    if (command == 'm' || command != last_) {
      text_ += command;
      last_ = command;
    }
  }

  void add(Hundredths value) {
    const std::string number = number_of(value);
    const bool after_number = !text_.empty() && (text_.back() == '.' || (text_.back() >= '0' && text_.back() <= '9'));
    if (after_number && number.front() != '-') {
      text_ += ' ';
    }
    text_ += number;
  }

  std::string text_;
  char last_ = 0;
  Place at_;
  Place start_;
  std::optional<Place> pending_;
};

/// The places after a command; nothing when they are not all there.
std::optional<std::vector<Place>> places_at(const std::vector<std::string_view>& words, std::size_t first,
                                            std::size_t count) {
  std::vector<Place> places;
  for (std::size_t i = first; i < first + 2 * count; i += 2) {
    const auto x = i + 1 < words.size() ? hundredths(words[i]) : std::nullopt;
    const auto y = x ? hundredths(words[i + 1]) : std::nullopt;
    if (!y) {
      return std::nullopt;
    }
    places.push_back({*x, *y});
  }
  return places;
}

}  // namespace

std::string short_path(std::string_view data) {
  const auto words = words_of(data);
  StepWriter steps;
  for (std::size_t i = 0; i < words.size();) {
    if (words[i] == "Z") {
      steps.close();
      ++i;
      continue;
    }
    const bool curve = words[i] == "C";
    const auto places =
        curve || words[i] == "M" || words[i] == "L" ? places_at(words, i + 1, curve ? 3 : 1) : std::nullopt;
    if (!places) {
      return std::string(data);
    }
    words[i] == "M" ? steps.move(places->front()) : steps.step(curve ? 'c' : 'l', *places);
    i += 1 + 2 * places->size();
  }
  return std::move(steps).text();
}

}  // namespace comarca
