// SPDX-License-Identifier: Apache-2.0
// The same question put to SpatiaLite, which knows nothing of arcs: it intersects polygons.
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <spatialite.h>  // after sqlite3.h, whose types it needs

#include "comarca/geometry/wkb.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::size_t kSide = 18;  // 324 units
constexpr double kCell_m = 1000;

/// Quadrilaterals between corners moved at random.
Polygons crooked_grid() {
  std::mt19937 random(17);
  std::vector<Point> corners;
  for (std::size_t i = 0; i < (kSide + 1) * (kSide + 1); ++i) {
    const auto moved = [&](std::size_t index) {
      return kCell_m * (static_cast<double>(index) + 0.6 * (static_cast<double>(random()) / 4294967296.0 - 0.5));
    };
    const double x = moved(i % (kSide + 1));
    corners.push_back({5e6 + x, 2e6 + moved(i / (kSide + 1))});
  }
  Polygons out;
  for (std::size_t row = 0; row < kSide; ++row) {
    for (std::size_t column = 0; column < kSide; ++column) {
      const std::size_t at = row * (kSide + 1) + column;
      for (const std::size_t corner : {at, at + 1, at + kSide + 2, at + kSide + 1}) {
        out.add_point(corners[corner]);
      }
      out.end_ring();
      out.end_part();
      out.end_unit();
    }
  }
  return out;
}

/// A database in memory that knows geometry.
class SpatialDatabase {
 public:
  SpatialDatabase() : cache_(spatialite_alloc_connection()) {
    sqlite3_open(":memory:", &database_);
    spatialite_init_ex(database_, cache_, 0);
    run("CREATE TABLE u (id INTEGER PRIMARY KEY, g BLOB)");
  }
  SpatialDatabase(const SpatialDatabase&) = delete;
  SpatialDatabase& operator=(const SpatialDatabase&) = delete;
  ~SpatialDatabase() {
    sqlite3_close(database_);
    spatialite_cleanup_ex(cache_);
  }

  void run(const char* sql) { ASSERT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK); }

  void add(std::uint32_t id, const std::string& wkb) {
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database_, "INSERT INTO u VALUES (?1, ST_GeomFromWKB(?2, -1))", -1, &insert, nullptr);
    sqlite3_bind_int(insert, 1, static_cast<int>(id));
    sqlite3_bind_blob(insert, 2, wkb.data(), static_cast<int>(wkb.size()), SQLITE_TRANSIENT);
    EXPECT_EQ(sqlite3_step(insert), SQLITE_DONE);
    sqlite3_finalize(insert);
  }

  /// Pairs that intersect, with the length of what they have in common.
  [[nodiscard]] std::map<Pair, double> pairs() {
    constexpr const char* kPairs =
        "SELECT a.id, b.id, coalesce(ST_Length(ST_Intersection(a.g, b.g)), 0) FROM u a JOIN u b ON a.id < b.id "
        "WHERE MbrIntersects(a.g, b.g) AND ST_Intersects(a.g, b.g)";
    std::map<Pair, double> result;
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(database_, kPairs, -1, &rows, nullptr);
    while (sqlite3_step(rows) == SQLITE_ROW) {
      const auto id = [&](int column) { return static_cast<std::uint32_t>(sqlite3_column_int(rows, column)); };
      result[{id(0), id(1)}] = sqlite3_column_double(rows, 2);
    }
    sqlite3_finalize(rows);
    return result;
  }

 private:
  void* cache_ = nullptr;
  sqlite3* database_ = nullptr;
};

double planar_length(const Coverage& map, const BorderGraph& graph, const Border& border) {
  double total = 0;
  for (const std::uint32_t a : graph.border_arcs(static_cast<std::size_t>(&border - graph.borders().data()))) {
    const auto line = map.arc(a);
    for (std::size_t i = 1; i < line.size(); ++i) {
      total += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
  }
  return total;
}

TEST(BordersBySpatialite, a_few_hundred_units_have_the_same_pairs_and_lengths) {
  const Polygons units = crooked_grid();
  SpatialDatabase database;
  for (std::uint32_t unit = 0; unit < units.unit_count(); ++unit) {
    database.add(unit, multipolygon_wkb(units, unit));
  }
  const auto expected = database.pairs();
  const Coverage map(units, Projection("EPSG:9377"));
  const BorderGraph graph(map);
  ASSERT_EQ(graph.borders().size(), expected.size());
  EXPECT_EQ(expected.size(), 2 * kSide * (kSide - 1) + 2 * (kSide - 1) * (kSide - 1));  // sides and both diagonals
  for (const Border& border : graph.borders()) {
    const auto found = expected.find({border.a, border.b});
    ASSERT_NE(found, expected.end());
    EXPECT_EQ(border.kind == BorderKind::line, found->second > 0);
    EXPECT_NEAR(planar_length(map, graph, border), found->second, 1e-6);
  }
}

}  // namespace
}  // namespace comarca
