# The few functions that every CMakeLists.txt of the project uses.

# bitsim_own_code(target): our warnings; errors where we work on them, not in a user's build with
# other flags than ours.
function(bitsim_own_code target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Wno-missing-field-initializers)
  if(bitsim_IS_TOP_LEVEL)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(${target} PRIVATE -Wno-c99-designator -Wno-missing-braces)
  endif()
endfunction()

# bitsim_library(name sources...): a static library bitsim_<name> with the alias bitsim::<name>.
function(bitsim_library name)
  add_library(bitsim_${name} STATIC ${ARGN})
  add_library(bitsim::${name} ALIAS bitsim_${name})
  set_target_properties(bitsim_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  bitsim_own_code(bitsim_${name})
endfunction()

# bitsim_precompile(target headers...): reads the headers once for all sources of the target. In a way
# that ccache understands. A Windows program that precompiles <bits_fill.h> must begin with it: then
# its sources begin with it, too (mingw_com_headers.cmake).
function(bitsim_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  list(GET ARGN 0 first)
  set_target_properties(${target} PROPERTIES BITSIM_PRECOMPILED_FIRST "${first}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  else()
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# bitsim_test(name SOURCES ... LIBRARIES ...): one test executable, one ctest entry.
function(bitsim_test name)
  if(NOT BITSIM_BUILD_TESTS)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} GTest::gmock_main)
  bitsim_own_code(${name})
  # Half of a test's compile time is GoogleMock; what has few sources gains nothing.
  list(LENGTH arg_SOURCES sources)
  if(sources GREATER 3)
    bitsim_precompile(${name} <gmock/gmock.h>)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()

# GoogleTest: Debian's library, or its source where the compiler is another one (mingw).
macro(bitsim_find_googletest)
  if(NOT TARGET GTest::gmock)
    if(CMAKE_CROSSCOMPILING)
      set(INSTALL_GTEST OFF)
      add_subdirectory(/usr/src/googletest ${PROJECT_BINARY_DIR}/googletest EXCLUDE_FROM_ALL SYSTEM)
      foreach(library gtest gtest_main gmock gmock_main)
        if(NOT TARGET GTest::${library})
          add_library(GTest::${library} ALIAS ${library})
        endif()
      endforeach()
    else()
      find_package(GTest REQUIRED)
    endif()
  endif()
endmacro()
