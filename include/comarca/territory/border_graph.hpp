// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

class Coverage;  // its header would bring geometry to those who need none: ADR 0249

enum class BorderKind : std::uint8_t {
  line,      ///< a line of some length
  point,     ///< one or more points, and no line
  declared,  ///< no contact in the data: a ferry, a bridge, as the project file declares
};

/// "linea", "punto" or "declarado", as products and verdicts say it.
[[nodiscard]] constexpr std::string_view border_kind_word(BorderKind kind) noexcept {
  switch (kind) {
    case BorderKind::line:
      return "linea";
    case BorderKind::point:
      return "punto";
    case BorderKind::declared:
      break;
  }
  return "declarado";
}

/// How an answer about two units came about, and how far it can be trusted.
struct Evidence {
  double tolerance_m = 0;    ///< the tolerance in use
  double widest_gap_m = 0;   ///< largest distance bridged
  double exact_share = 1;    ///< share of the length where both sides have the very same coordinates
  double stable_from_m = 0;  ///< tolerances between these two
  double stable_to_m = 0;    ///< give the same answer
  double confidence = 1;     ///< 0 to 1
};

struct Border {
  std::uint32_t a = 0;  ///< the lower unit index
  std::uint32_t b = 0;
  BorderKind kind = BorderKind::line;
  bool declared = false;    ///< also (or only) declared by the project file
  std::string link_reason;  ///< of the declared link, or empty
  double length_m = 0;      ///< on the ellipsoid; 0 for a point
  std::uint32_t stretches = 0;
  Evidence evidence;
};

struct Neighbour {
  std::uint32_t unit = 0;
  std::uint32_t border = 0;  ///< index in BorderGraph::borders()
};

/// A link that is not in the data.
struct DeclaredLink {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::string reason;
};

enum class Contact : std::uint8_t { line, point };

/// What counts as bordering. Declared links always do.
struct ContiguityRule {
  Contact least = Contact::line;  ///< point: a common point is enough (queen)
  double min_length_m = 0;        ///< a line shorter than this counts as a point
};

/// Who borders whom, for how long and how sure: the neighbourhood of a set of units, without their geometry.
///
/// When to use it. For every question about contiguity: the neighbours of a unit, whether members hang together, which
/// of them holds the others together, which units are islands. It is made from a Coverage once and asked often; made
/// from a list of borders it needs neither polygons nor geometry libraries, as when a product is judged later.
///
///     const BorderGraph graph(coverage, links);
///     const bool connected = graph.components(members, {.min_length_m = 100}).size() == 1;
///
/// What counts as bordering is the asker's choice, not the graph's: every contact is kept, down to a common point, and
/// each question takes a ContiguityRule. So one graph serves rook and queen, any least length, and declared links.
///
/// Guarantees.
/// - A pair of units has one Border at most, however many stretches it has; borders are sorted by (a, b) and neighbours
///   by unit, so that equal input gives equal output.
/// - Where no borders run apart from each other, the lengths of a unit's borders and of its outer arcs add up to its
///   perimeter.
/// - Evidence says on what an answer rests: how much of the border both sides drew alike, the widest gap bridged, and
///   between which tolerances the answer stays the same. A declared link is marked as declared and keeps its reason.
/// - Answers about a subset ask only that subset: a way around through units outside does not connect its members.
///
/// Cost. Making it is one pass over the arcs and a sort of the pairs. `border()` is a search among the neighbours of
/// one unit; `components()` and `articulation()` are linear in the subset and its neighbours. Reading from several
/// threads at once is safe.
///
/// The caller must ensure that unit indexes are below `unit_count()` (`border()` alone answers null beyond it). The
/// graph keeps no reference to the Coverage, but `border_arcs()` are positions in it, and empty without one.
class BorderGraph {
 public:
  BorderGraph() = default;
  /// Throws a data error when a declared link names a unit that is not there, or joins a unit to itself.
  explicit BorderGraph(const Coverage& coverage, std::span<const DeclaredLink> links = {});
  /// From borders found before, in any order, as a product keeps them: without arcs. Throws a data error when one
  /// names a unit that is not there, joins a unit to itself or comes twice.
  BorderGraph(std::size_t unit_count, std::vector<Border> borders);

  [[nodiscard]] std::size_t unit_count() const noexcept { return neighbour_start_.size() - 1; }
  /// Sorted by (a, b).
  [[nodiscard]] std::span<const Border> borders() const noexcept { return borders_; }
  /// All that touch the unit in whatever way, sorted by unit.
  [[nodiscard]] std::span<const Neighbour> neighbours(std::uint32_t unit) const noexcept {
    return {neighbours_.data() + neighbour_start_[unit], neighbours_.data() + neighbour_start_[unit + 1]};
  }
  /// Null when the two do not touch at all.
  [[nodiscard]] const Border* border(std::uint32_t i, std::uint32_t j) const noexcept;
  /// The arcs of Coverage::arcs that make up a border; none for a point or a declared link.
  [[nodiscard]] std::span<const std::uint32_t> border_arcs(std::size_t border) const noexcept {
    return {arcs_.data() + arc_start_[border], arcs_.data() + arc_start_[border + 1]};
  }
  [[nodiscard]] static bool counts(const Border& border, const ContiguityRule& rule) noexcept;

  /// The connected pieces of the subset, largest first; the units of each in ascending order.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> components(std::span<const std::uint32_t> subset,
                                                                   const ContiguityRule& rule = {}) const;
  /// The units of the subset without which its other members fall into more pieces, ascending.
  [[nodiscard]] std::vector<std::uint32_t> articulation(std::span<const std::uint32_t> subset,
                                                        const ContiguityRule& rule = {}) const;
  /// Units without any neighbour under the rule, ascending.
  [[nodiscard]] std::vector<std::uint32_t> islands(const ContiguityRule& rule = {}) const;

 private:
  void fill_neighbours(std::size_t units);

  std::vector<Border> borders_;
  std::vector<std::uint32_t> arc_start_{0};
  std::vector<std::uint32_t> arcs_;
  std::vector<std::uint32_t> neighbour_start_{0};
  std::vector<Neighbour> neighbours_;
};

}  // namespace comarca
