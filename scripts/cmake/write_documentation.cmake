# SPDX-License-Identifier: Apache-2.0
# Man pages and completions, from the program's own description of its commands.
# cmake -DPROGRAM=<comarca> -DDATA=<folder of layers/ and styles/> -DINTO=<folder> -P write_documentation.cmake
function(comarca output)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env "COMARCA_DATA=${DATA}" "${PROGRAM}" ${ARGN}
    RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE complaint)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ${ARGN} failed (${result}): ${complaint}\nBuild the target 'comarca' before installing.")
  endif()
  if(output)
    file(WRITE "${INTO}/${output}" "${text}")
  endif()
endfunction()

file(REMOVE_RECURSE "${INTO}")
file(MAKE_DIRECTORY "${INTO}/man")
comarca("" man --into "${INTO}/man")
comarca(comarca.bash completions bash)
comarca(_comarca completions zsh)
comarca(comarca.fish completions fish)
