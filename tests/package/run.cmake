# SPDX-License-Identifier: Apache-2.0
# Installs a build into a fresh folder, looks at what is there, runs the installed program with an empty environment,
# then configures, builds and runs the example program against the installed library.
# cmake -DBUILD=<build folder> -DVERSION=<comarca's> -DWORK=<scratch folder> -P run.cmake
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message("${output}")
  if(result)
    message(FATAL_ERROR "failed: ${ARGV}")
  endif()
  set(said "${output}" PARENT_SCOPE)
endfunction()

function(expect_file file)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
  file(SIZE "${prefix}/${file}" size)
  if(size EQUAL 0)
    message(FATAL_ERROR "installed empty: ${file}")
  endif()
endfunction()

set(prefix "${WORK}/prefix")
file(REMOVE_RECURSE "${WORK}")
# Man pages must not depend on a target that was built by chance: scripts/demo builds the program alone.
file(REMOVE_RECURSE "${BUILD}/documentation")
run(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${prefix}")

set(program "${prefix}/bin/comarca")
run(env -i "${program}" --version)
if(NOT said MATCHES "comarca ${VERSION}")
  message(FATAL_ERROR "the installed program says ${said}, not version ${VERSION}")
endif()
# It finds the layers installed with it, and the libraries that the build folder had.
run(env -i "${program}" explain nbi)

# A man page for every command that the help shows.
run(env -i "${program}" --help)
string(REGEX MATCH "Subcommands:.*" commands "${said}")
string(REGEX MATCHALL "\n  [a-z]+ " commands "${commands}")
list(LENGTH commands count)
if(count LESS 15)
  message(FATAL_ERROR "the help shows only ${count} commands")
endif()
expect_file(share/man/man1/comarca.1)
foreach(command IN LISTS commands)
  string(STRIP "${command}" command)
  expect_file("share/man/man1/comarca-${command}.1")
endforeach()

foreach(file IN ITEMS share/bash-completion/completions/comarca share/zsh/vendor-completions/_comarca
                      share/fish/vendor_completions.d/comarca.fish share/comarca/layers/indicators/nbi.toml
                      share/comarca/styles/palettes.toml share/doc/comarca/copyright)
  expect_file("${file}")
endforeach()

run(${CMAKE_COMMAND} -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build" -G Ninja "-DCMAKE_PREFIX_PATH=${prefix}"
  "-DCOMARCA_VERSION=${VERSION}")
run(${CMAKE_COMMAND} --build "${WORK}/build")
run("${WORK}/build/example")
file(REMOVE_RECURSE "${WORK}")
