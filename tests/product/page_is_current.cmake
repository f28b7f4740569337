# SPDX-License-Identifier: Apache-2.0
# Fails when docs/producto.md is not what the program says of its product.
execute_process(COMMAND "${PROGRAM}" schema product OUTPUT_VARIABLE generated COMMAND_ERROR_IS_FATAL ANY)
file(READ "${PAGE}" page)
string(FIND "${page}" "${generated}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "docs/producto.md is out of date: run scripts/update-docs")
endif()
