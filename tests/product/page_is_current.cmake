# SPDX-License-Identifier: Apache-2.0
# Fails when a page of docs/ is not what the program says: `comarca schema OF` is in PAGE.
execute_process(COMMAND "${PROGRAM}" schema "${OF}" OUTPUT_VARIABLE generated COMMAND_ERROR_IS_FATAL ANY)
file(READ "${PAGE}" page)
string(FIND "${page}" "${generated}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "${PAGE} is out of date: run scripts/update-docs")
endif()
