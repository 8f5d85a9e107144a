# What a Windows build takes from Debian: header-only libraries, one link each, because all of
# /usr/include would bring the headers of Linux along. Included by the preset `mingw` right after
# project(); find_package() of these names then finds them as it does on Linux.

set(headers ${PROJECT_BINARY_DIR}/debian-headers)
file(MAKE_DIRECTORY ${headers})

# mingw_header_library(package target folder [definitions...]): /usr/include/<folder> as
# <target>, found by find_package(<package>).
function(mingw_header_library package target folder)
  file(CREATE_LINK /usr/include/${folder} ${headers}/${folder} SYMBOLIC)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${headers})
  target_compile_definitions(${target} INTERFACE ${ARGN})
  string(TOLOWER ${package} package)
  file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${package}-config.cmake
    "# ${target} is there already: see tools/cmake/mingw_libraries.cmake\n")
  file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${package}-config-version.cmake
    "set(PACKAGE_VERSION_COMPATIBLE TRUE)\n")
endfunction()

mingw_header_library(nlohmann_json nlohmann_json::nlohmann_json nlohmann)
mingw_header_library(CLI11 CLI11::CLI11 CLI)
mingw_header_library(fmt fmt::fmt fmt FMT_HEADER_ONLY=1)
add_library(fmt::fmt-header-only ALIAS fmt::fmt)

# The toolchain's COM headers come first; ours, behind them, fill what they lack (bits_fill.h).
add_library(bitsim_com_headers INTERFACE)
add_library(bitsim::com_headers ALIAS bitsim_com_headers)
target_compile_options(bitsim_com_headers INTERFACE
  "SHELL:-idirafter ${PROJECT_SOURCE_DIR}/sim/include/com"
  # The toolchain's interfaces have a public destructor: whoever implements one would be warned.
  "$<$<COMPILE_LANGUAGE:CXX>:-Wno-non-virtual-dtor>")
target_link_libraries(bitsim_com_headers INTERFACE ole32 oleaut32 uuid)
