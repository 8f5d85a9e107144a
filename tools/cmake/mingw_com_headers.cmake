# bitsim::com_headers for a Windows program: the toolchain's headers come first, ours behind them
# fill what they lack. Every source file begins with bits_fill.h, so that <bits.h> means the same as
# on Linux. Included by the preset `mingw` right after project().

add_library(bitsim_com_headers INTERFACE)
add_library(bitsim::com_headers ALIAS bitsim_com_headers)
target_compile_options(bitsim_com_headers INTERFACE
  "SHELL:-idirafter ${PROJECT_SOURCE_DIR}/sim/include/com"
  # A precompiled header is read only where nothing stands before it.
  "$<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:$<STREQUAL:$<TARGET_PROPERTY:BITSIM_PRECOMPILED_FIRST>,<bits_fill.h$<ANGLE-R>>>>:SHELL:-include bits_fill.h>"
  # The toolchain's interfaces have a public destructor: whoever implements one would be warned.
  "$<$<COMPILE_LANGUAGE:CXX>:-Wno-non-virtual-dtor>")
target_link_libraries(bitsim_com_headers INTERFACE ole32 oleaut32 uuid)
