# SPDX-License-Identifier: Apache-2.0
# ADR 0003: DuckDB from npm.
# DuckDB::DuckDB, from where scripts/setup puts it (.deps/duckdb) or from DuckDB_ROOT.
find_library(DuckDB_LIBRARY duckdb HINTS "${PROJECT_SOURCE_DIR}/.deps/duckdb/lib")
find_path(DuckDB_INCLUDE_DIR duckdb.h HINTS "${PROJECT_SOURCE_DIR}/.deps/duckdb/include")
mark_as_advanced(DuckDB_LIBRARY DuckDB_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DuckDB
  REQUIRED_VARS DuckDB_LIBRARY DuckDB_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "Run scripts/setup: it fetches DuckDB into .deps/duckdb.")

if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
  add_library(DuckDB::DuckDB SHARED IMPORTED GLOBAL)
  # The library has a SONAME without version, so a program records just "libduckdb.so" and finds it by its rpath.
  set_target_properties(DuckDB::DuckDB PROPERTIES
    IMPORTED_LOCATION "${DuckDB_LIBRARY}"
    IMPORTED_SONAME libduckdb.so
    INTERFACE_INCLUDE_DIRECTORIES "${DuckDB_INCLUDE_DIR}")
endif()
