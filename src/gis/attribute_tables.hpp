// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/gis/layer_writer.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace comarca::gis {

/// The tables without geometry of a GeoPackage that is being made, in a database in memory of their own: a row is one
/// prepared statement there, where GDAL makes a feature of it first. They join the layers when these are complete.
/// ADR 0263.
class AttributeTables {
 public:
  /// `file` is what errors name.
  explicit AttributeTables(std::string file);

  /// Rows that follow belong to this table.
  void begin(const LayerSchema& schema);
  void add(std::span<const CellValue> cells);
  /// Throws an io error when not every row was kept.
  void end();
  void add_view(const ViewSchema& view) { views_.push_back(view); }

  /// Takes a copy of the GeoPackage that the tables are to lie in.
  void join(std::span<const std::byte> geopackage);
  /// Puts tables and views into it: its bytes, for as long as this lives.
  [[nodiscard]] std::string_view complete();

 private:
  struct Closer {
    void operator()(sqlite3* database) const noexcept;
  };
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };

  void run(const std::string& sql);
  void copy(const LayerSchema& schema);
  [[nodiscard]] std::size_t rows_of(const LayerSchema& schema);
  [[noreturn]] void fail(const char* doing) const;

  std::string file_;
  std::unique_ptr<sqlite3, Closer> database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> insert_;
  std::vector<LayerSchema> tables_;
  std::vector<ViewSchema> views_;
  std::size_t rows_ = 0;  ///< of the last table
};

}  // namespace comarca::gis
