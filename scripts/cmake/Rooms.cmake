# SPDX-License-Identifier: Apache-2.0
# ADR 0001: rooms as static libraries.
# ADR 0004: source files are found by pattern.
# One static library per room, and its tests. Files are found by pattern, so that a new file needs no CMake edit.

# comarca_room(<room> [HOT] [USES <room>...] [LIBRARIES <public target>...] [PRIVATE_LIBRARIES <target>...])
# HOT: loops over flat arrays are the work, so a release is compiled with -O3 and not -O2.
function(comarca_room room)
  cmake_parse_arguments(ARG "HOT" "" "USES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(comarca_${room} STATIC ${sources})
  add_library(comarca::${room} ALIAS comarca_${room})
  set_target_properties(comarca_${room} PROPERTIES EXPORT_NAME ${room})
  comarca_batches(comarca_${room} ${sources})
  if(ARG_HOT)
    target_compile_options(comarca_${room} PRIVATE $<$<CONFIG:Release>:-O3>)
  endif()
  target_include_directories(comarca_${room}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE "${PROJECT_SOURCE_DIR}/src")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/comarca/${room}/*.hpp")
  target_sources(comarca_${room} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  list(TRANSFORM ARG_USES PREPEND comarca_ OUTPUT_VARIABLE used)
  target_link_libraries(comarca_${room}
    PUBLIC ${used} ${ARG_LIBRARIES}
    PRIVATE $<BUILD_INTERFACE:comarca_compiler> ${ARG_PRIVATE_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY COMARCA_ROOMS ${room})
endfunction()

# Everything that runs in seconds: the unit and property tests.
add_custom_target(quick_tests)

# comarca_tests(<room> [USES <room>...] [SUPPORT <room>...]): SUPPORT names rooms whose tests/<room>/support is used too; tests/<room>/*_test.cpp run as unit, *_property.cpp as property, *_slow.cpp as slow.
function(comarca_tests room)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES;SUPPORT" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND comarca_ OUTPUT_VARIABLE used)
  set(support)
  foreach(folder ${room} ${ARG_SUPPORT})
    file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/support/*.cpp")
    list(APPEND support ${found})
  endforeach()
  foreach(kind IN ITEMS test:unit property:property slow:slow)
    string(REPLACE ":" ";" pair "${kind}")
    list(GET pair 0 suffix)
    list(GET pair 1 label)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${room}/*_${suffix}.cpp")
    if(sources)
      set(target ${room}_${label})
      add_executable(${target} ${sources} ${support})
      target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/src")
      target_link_libraries(${target} PRIVATE comarca_${room} ${used} ${ARG_LIBRARIES} GTest::gtest_main)
      target_compile_definitions(${target} PRIVATE COMARCA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
      add_test(NAME ${target} COMMAND ${target} --gtest_brief=1)
      set_tests_properties(${target} PROPERTIES LABELS ${label} TIMEOUT 900)
      if(NOT label STREQUAL slow)
        add_dependencies(quick_tests ${target})
      endif()
    endif()
  endforeach()
endfunction()

# comarca_fuzz(<name> USES <room>...): tests/fuzz/<name>.cpp defines LLVMFuzzerTestOneInput. Under the fuzz preset it
# becomes a libFuzzer program; otherwise it replays the files of tests/fuzz/corpus/<name> as a unit test.
function(comarca_fuzz name)
  cmake_parse_arguments(ARG "" "" "USES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND comarca_ OUTPUT_VARIABLE used)
  set(target fuzz_${name})
  add_executable(${target} fuzz/${name}.cpp)
  if(COMARCA_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set(mode -runs=0)
  else()
    target_sources(${target} PRIVATE fuzz/replay.cpp)
  endif()
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${target} PRIVATE ${used})
  add_test(NAME ${target} COMMAND ${target} ${mode} "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}")
  set_tests_properties(${target} PROPERTIES LABELS unit TIMEOUT 120)
  add_dependencies(quick_tests ${target})
endfunction()
