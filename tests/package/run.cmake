# SPDX-License-Identifier: Apache-2.0
# Installs a build into a fresh folder, then configures, builds and runs the example program against it.
# cmake -DBUILD=<build folder> -DWORK=<scratch folder> -P run.cmake
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message("${output}")
  if(result)
    message(FATAL_ERROR "failed: ${ARGV}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
run(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${WORK}/prefix")
run(${CMAKE_COMMAND} -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build" -G Ninja "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
run(${CMAKE_COMMAND} --build "${WORK}/build")
run("${WORK}/build/example")
if(EXISTS "${WORK}/prefix/bin/comarca")
  # The installed program runs from where it lies, without the build folder's libraries.
  run("${CMAKE_COMMAND}" -E env --unset=LD_LIBRARY_PATH "${WORK}/prefix/bin/comarca" --version)
endif()
file(REMOVE_RECURSE "${WORK}")
