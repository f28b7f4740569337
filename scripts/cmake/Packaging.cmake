# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where a Debian package would, and the CMake package find_package(comarca) finds.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/comarca")
set(private_folder "${CMAKE_INSTALL_LIBDIR}/comarca")

get_property(rooms GLOBAL PROPERTY COMARCA_ROOMS)
list(TRANSFORM rooms PREPEND comarca_)
install(TARGETS ${rooms} EXPORT comarca
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT library)
install(EXPORT comarca NAMESPACE comarca:: FILE comarcaTargets.cmake
  DESTINATION "${package_folder}" COMPONENT library)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/comarcaConfig.cmake.in" "${PROJECT_BINARY_DIR}/comarcaConfig.cmake"
  INSTALL_DESTINATION "${package_folder}" PATH_VARS private_folder)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/comarcaConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/comarcaConfig.cmake"
  "${PROJECT_BINARY_DIR}/comarcaConfigVersion.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/Dependencies.cmake"
  DESTINATION "${package_folder}" COMPONENT library)

# DuckDB is in no Debian package, so comarca carries it, out of the way of the system's libraries.
get_target_property(duckdb DuckDB::DuckDB IMPORTED_LOCATION)
install(FILES "${duckdb}" DESTINATION "${private_folder}")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/layers" "${PROJECT_SOURCE_DIR}/styles"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/comarca" OPTIONAL)
install(FILES "${PROJECT_SOURCE_DIR}/docs/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)

file(STRINGS "${PROJECT_SOURCE_DIR}/include/comarca/base/version.hpp" version REGEX "kVersion = ")
if(NOT version MATCHES "\"${PROJECT_VERSION}\"")
  message(FATAL_ERROR "CMakeLists.txt says version ${PROJECT_VERSION}, include/comarca/base/version.hpp says${version}")
endif()

file(RELATIVE_PATH bin_to_private "/${CMAKE_INSTALL_BINDIR}" "/${private_folder}")
set_target_properties(comarca PROPERTIES INSTALL_RPATH "$ORIGIN/${bin_to_private}")
install(TARGETS comarca RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# Man pages and completions are written by the program that is installed, so whatever built it is enough to install
# (ADR 0245).
set(documentation "${PROJECT_BINARY_DIR}/documentation")
install(CODE "execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND \"${CMAKE_COMMAND}\"
  \"-DPROGRAM=$<TARGET_FILE:comarca>\" \"-DDATA=${PROJECT_SOURCE_DIR}\" \"-DINTO=${documentation}\"
  -P \"${CMAKE_CURRENT_LIST_DIR}/write_documentation.cmake\")")
install(DIRECTORY "${documentation}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${documentation}/comarca.bash"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME comarca)
install(FILES "${documentation}/_comarca" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES "${documentation}/comarca.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
