# bitsim_install(): the installed package.
#
#   include/bitsim/        the public headers of the simulator
#   include/bitsim-com/    <bits.h>, <windows.h> ...: a folder of their own, since no program but
#                          one that links bitsim::bitsim should find a <windows.h>
#   include/bitsim_conformance/  what implementations include that come as a plugin of the suite
#   include/bitsim-win32/  the rest of Windows, for programs that link bitsim::win32
#   lib/                   the static libraries; their headers stay private
#   lib/cmake/bitsim/      find_package(bitsim): the target bitsim::bitsim
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

function(bitsim_install)
  set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/bitsim)
  install(TARGETS bitsim bitsim_public_headers bitsim_com_headers bitsim_com_base bitsim_core
    bitsim_net bitsim_engine bitsim_notify bitsim_com bitsim_win32
    EXPORT bitsimTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/sim/include/bitsim
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/sim/include/com/
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/bitsim-com FILES_MATCHING PATTERN *.h)
  # Linux headers hide behind these (<stdio.h>): only a program that links bitsim::win32 finds them.
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/sim/include/win32/ ${PROJECT_BINARY_DIR}/win32-aliases/
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/bitsim-win32 FILES_MATCHING PATTERN *.h)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/conformance/include/bitsim_conformance
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)
  install(EXPORT bitsimTargets NAMESPACE bitsim:: DESTINATION ${package_folder})
  configure_package_config_file(
    ${PROJECT_SOURCE_DIR}/tools/cmake/bitsimConfig.cmake.in
    ${PROJECT_BINARY_DIR}/bitsimConfig.cmake
    INSTALL_DESTINATION ${package_folder})
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/bitsimConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
  install(FILES
    ${PROJECT_BINARY_DIR}/bitsimConfig.cmake
    ${PROJECT_BINARY_DIR}/bitsimConfigVersion.cmake
    DESTINATION ${package_folder})
endfunction()
