# Builds and runs an outside project against bitsim.
#
#   cmake -DPROJECT=installed|subdirectory -DSOURCE=<bitsim> -DBUILD=<its build folder>
#         -DWORK=<a folder for the test> -DOPTIONS="-D...;-D..." -P run.cmake

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${result}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
if(PROJECT STREQUAL "installed")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
  # Somewhere else than where it was installed: the package does not know its place.
  file(RENAME ${WORK}/prefix ${WORK}/moved)
  set(place -DCMAKE_PREFIX_PATH=${WORK}/moved)
else()
  set(place -DBITSIM_SOURCE=${SOURCE})
endif()
run(${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR}/${PROJECT} -B ${WORK}/build ${place}
  ${OPTIONS})
run(${CMAKE_COMMAND} --build ${WORK}/build --parallel 2)
run(${WORK}/build/download)
run(${WORK}/build/program)
if(PROJECT STREQUAL "subdirectory")
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build --target private_header
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
  if(result EQUAL 0)
    message(FATAL_ERROR "a private header can be included")
  endif()
endif()
