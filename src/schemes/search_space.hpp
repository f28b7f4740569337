// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comarca/schemes/search.hpp"

namespace comarca {

/// The units that may be members and their borders, in flat arrays, with what the ranking needs of each.
class SearchSpace {
 public:
  struct Link {
    std::uint32_t to = 0;
    double length_m = 0;
  };

  SearchSpace(const Judge& judge, const SearchRequest& request, const Date& date);

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(unit_of_.size()); }
  [[nodiscard]] std::uint32_t unit(std::uint32_t vertex) const noexcept { return unit_of_[vertex]; }
  [[nodiscard]] std::optional<std::uint32_t> around() const noexcept { return around_; }
  [[nodiscard]] std::size_t without_data() const noexcept { return without_data_; }
  [[nodiscard]] std::span<const Link> links(std::uint32_t vertex) const noexcept {
    return {links_.data() + start_[vertex], links_.data() + start_[vertex + 1]};
  }
  /// Quantities that add up over the members: for cohesion the perimeter, for population the people, for the others
  /// the standard scores and their squares, indicator by indicator.
  [[nodiscard]] std::span<const double> quantities(std::uint32_t vertex) const noexcept {
    return {quantities_.data() + vertex * width_, width_};
  }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }

 private:
  [[nodiscard]] bool has_data(std::uint32_t unit, const SearchRequest& request) const;
  void keep_units(const Judge& judge, const SearchRequest& request, const Date& date);
  void link_units(const SearchRequest& request, const LegalForm& form, const Date& date);
  void measure(const SearchRequest& request);
  void standardise(const SearchRequest& request);

  const SchemeMap& map_;
  std::vector<std::uint32_t> unit_of_;
  std::vector<std::uint32_t> vertex_of_;
  std::optional<std::uint32_t> around_;
  std::size_t without_data_ = 0;
  std::vector<std::uint32_t> start_{0};
  std::vector<Link> links_;
  std::size_t width_ = 0;
  std::vector<double> quantities_;
};

}  // namespace comarca
