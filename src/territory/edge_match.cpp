// SPDX-License-Identifier: Apache-2.0
#include "territory/edge_match.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "territory/ranges.hpp"

namespace comarca {
namespace {

/// The lowest bit of the key tells the direction, the others are the same for both.
struct Entry {
  std::uint64_t key = 0;
  std::uint32_t edge = 0;
};

constexpr std::size_t kEdgesPerBucket = 8192;  // entries and table of a bucket stay in the second-level cache
constexpr std::uint64_t kDirection = 1;

std::uint64_t edge_key(std::uint64_t from_hash, std::uint64_t to_hash, Point from, Point to) noexcept {
  return (edge_hash(from_hash, to_hash) & ~kDirection) | (from < to ? kDirection : 0);
}

template <class Visit>
void for_edge_keys(const Outline& outline, std::size_t first_ring, std::size_t end_ring, const Visit& visit) {
  for (std::size_t r = first_ring; r < end_ring; ++r) {
    const auto ring = outline.polygons.ring(r);
    const std::uint32_t first = outline.polygons.ring_start[r];
    const std::uint64_t first_hash = point_hash(ring.front());
    std::uint64_t from_hash = first_hash;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const std::uint64_t to_hash = point_hash(ring[i + 1]);
      visit(edge_key(from_hash, to_hash, ring[i], ring[i + 1]), first + static_cast<std::uint32_t>(i));
      from_hash = to_hash;
    }
    visit(edge_key(from_hash, first_hash, ring.back(), ring.front()),
          first + static_cast<std::uint32_t>(ring.size() - 1));
  }
}

struct Buckets {
  std::vector<Entry> entries;
  std::vector<std::uint32_t> start;
};

/// A stable distribution by the highest bits of the key: within a bucket edges keep their order.
Buckets distribute(const Outline& outline, std::size_t threads) {
  const std::size_t wanted = outline.polygons.points.size() / kEdgesPerBucket + 1;
  const int bits = static_cast<int>(std::bit_width(std::min<std::size_t>(wanted, 1024)));
  const std::size_t count = std::size_t{1} << bits;
  const auto bucket_of = [bits](std::uint64_t key) { return static_cast<std::size_t>(key >> (64 - bits)); };
  std::vector<std::vector<std::uint32_t>> cursor(threads, std::vector<std::uint32_t>(count));
  for_rings(outline.polygons, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    auto& mine = cursor[thread];
    for_edge_keys(outline, begin, end, [&](std::uint64_t key, std::uint32_t) { ++mine[bucket_of(key)]; });
  });
  Buckets buckets;
  buckets.start.resize(count + 1);
  std::uint32_t total = 0;
  for (std::size_t b = 0; b < count; ++b) {
    buckets.start[b] = total;
    for (auto& mine : cursor) {
      total += std::exchange(mine[b], total);
    }
  }
  buckets.start[count] = total;
  buckets.entries.resize(total);
  for_rings(outline.polygons, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    auto& mine = cursor[thread];
    for_edge_keys(outline, begin, end, [&](std::uint64_t key, std::uint32_t edge) {
      buckets.entries[mine[bucket_of(key)]++] = {key, edge};
    });
  });
  return buckets;
}

/// Pairs the entries of one bucket; keys met more than once in a direction go to `crowded`.
class BucketMatcher {
 public:
  BucketMatcher(std::vector<std::uint32_t>& mate, std::vector<std::uint64_t>& crowded)
      : mate_(mate), crowded_(crowded) {}

  void match(std::span<const Entry> entries) {
    const std::size_t size = std::bit_ceil(entries.size() * 2 + 2);
    slots_.assign(size, 0);
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      place(entries, i, size - 1);
    }
  }

 private:
  void place(std::span<const Entry> entries, std::uint32_t index, std::size_t mask) {
    const Entry entry = entries[index];
    std::size_t slot = static_cast<std::size_t>(entry.key >> 8) & mask;
    while (slots_[slot] != 0) {
      const Entry& other = entries[slots_[slot] - 1];
      if ((other.key | kDirection) == (entry.key | kDirection)) {
        pair(entry, other);
        return;
      }
      slot = (slot + 1) & mask;
    }
    slots_[slot] = index + 1;
  }

  void pair(const Entry& entry, const Entry& other) {
    if (other.key == entry.key || mate_[other.edge] != kNoMate) {
      crowded_.push_back(entry.key | kDirection);
      return;
    }
    mate_[entry.edge] = other.edge;
    mate_[other.edge] = entry.edge;
  }

  std::vector<std::uint32_t>& mate_;
  std::vector<std::uint64_t>& crowded_;
  std::vector<std::uint32_t> slots_;
};

struct CrowdedEdge {
  std::uint64_t key = 0;
  std::uint32_t unit = 0;
  std::uint32_t edge = 0;
  auto operator<=>(const CrowdedEdge&) const = default;
};

/// All edges of the crowded keys: both directions side by side, each ordered by unit.
std::vector<CrowdedEdge> crowded_edges(const Outline& outline, const Buckets& buckets,
                                       const std::vector<std::uint64_t>& crowded) {
  std::vector<CrowdedEdge> result;
  for (const Entry& entry : buckets.entries) {
    if (std::ranges::binary_search(crowded, entry.key | kDirection)) {
      result.push_back({entry.key, outline.unit_of(entry.edge), entry.edge});
    }
  }
  std::ranges::sort(result);
  return result;
}

/// Pairs the edges of one crowded key in unit order; the others lie doubled on the first of the other side.
void settle_crowd(std::span<const CrowdedEdge> crowd, EdgeMatch& match) {
  const auto middle = std::ranges::find_if(crowd, [](const CrowdedEdge& e) { return (e.key & kDirection) != 0; });
  const std::span<const CrowdedEdge> sides[] = {{crowd.begin(), middle}, {middle, crowd.end()}};
  for (std::size_t side = 0; side < 2; ++side) {
    const auto own = sides[side];
    const auto other = sides[1 - side];
    for (std::size_t i = 0; i < own.size(); ++i) {
      match.mate[own[i].edge] = i < other.size() ? other[i].edge : kNoMate;
      if (i >= other.size()) {
        match.doubled.push_back({own[i].edge, other.empty() ? kNoMate : other.front().edge});
      }
    }
  }
}

void settle_crowded(const Outline& outline, const Buckets& buckets, std::vector<std::uint64_t> crowded,
                    EdgeMatch& match) {
  std::ranges::sort(crowded);
  crowded.erase(std::unique(crowded.begin(), crowded.end()), crowded.end());
  const auto edges = crowded_edges(outline, buckets, crowded);
  for (std::size_t begin = 0; begin < edges.size();) {
    std::size_t end = begin;
    while (end < edges.size() && (edges[end].key | kDirection) == (edges[begin].key | kDirection)) {
      ++end;
    }
    settle_crowd({edges.data() + begin, end - begin}, match);
    begin = end;
  }
  std::ranges::sort(match.doubled, {}, &DoubledEdge::edge);
}

}  // namespace

EdgeMatch match_edges(const Outline& outline, std::size_t threads) {
  const Buckets buckets = distribute(outline, threads);
  EdgeMatch match;
  match.mate.assign(outline.polygons.points.size(), kNoMate);
  std::vector<std::vector<std::uint64_t>> crowded(threads);
  for_ranges(buckets.start.size() - 1, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    BucketMatcher matcher(match.mate, crowded[thread]);
    for (std::size_t b = begin; b < end; ++b) {
      matcher.match({buckets.entries.data() + buckets.start[b], buckets.start[b + 1] - buckets.start[b]});
    }
  });
  std::vector<std::uint64_t> all;
  for (const auto& some : crowded) {
    all.insert(all.end(), some.begin(), some.end());
  }
  if (!all.empty()) {
    settle_crowded(outline, buckets, std::move(all), match);
  }
  return match;
}

}  // namespace comarca
