# SPDX-License-Identifier: Apache-2.0
# Adds a function to the list that no evaluator knows: whoever gives functions a meaning must stop compiling.
set(list "comarca/statistics/functions.hpp")
file(READ "${SOURCE}/include/${list}" text)
foreach(place IN ITEMS "  count,  // from here" "  average,  // the last")
  string(FIND "${text}" "${place}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "'${place}' is not in ${list}")
  endif()
endforeach()
string(REPLACE "  count,  // from here" "  nobody_knows,\n  count,  // from here" longer "${text}")
file(WRITE "${WORK}/${list}" "${longer}")

function(compile source expected)
  execute_process(
    COMMAND "${COMPILER}" -std=c++20 -fsyntax-only ${ARGN} -I "${SOURCE}/include" -I "${SOURCE}/src" "${SOURCE}/src/statistics/${source}"
    RESULT_VARIABLE code ERROR_VARIABLE said OUTPUT_QUIET)
  if(expected STREQUAL "fails" AND (code EQUAL 0 OR NOT said MATCHES "every function needs an entry"))
    message(FATAL_ERROR "${source} compiles without the new function, or fails for another reason:\n${said}")
  elseif(expected STREQUAL "compiles" AND NOT code EQUAL 0)
    message(FATAL_ERROR "${source} does not compile as it is:\n${said}")
  endif()
endfunction()

compile(expression/functions.cpp compiles)
foreach(source IN ITEMS expression/functions.cpp expression/functions_page.cpp expression/expression_text.cpp
    expression/number_rules.cpp expression/sql_expression.cpp blocks/column_program.cpp)
  compile(${source} fails -I "${WORK}")
endforeach()
