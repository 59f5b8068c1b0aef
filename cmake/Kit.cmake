# What authors of phases get: find_package(remit) gives them the target remit::remit, remit_add_phase() and the number of
# the interface, counted anew from the headers installed here. All of it may be moved together with the program.
include(CMakePackageConfigHelpers)

foreach(header IN LISTS REMIT_PHASE_HEADERS)
  cmake_path(GET header PARENT_PATH folder)
  install(FILES core/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/remit/${folder} COMPONENT development)
endforeach()
install(FILES core/testing/testing.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/remit COMPONENT development)
install(DIRECTORY plugins/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/remit COMPONENT development)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/remit)
set(include ${CMAKE_INSTALL_INCLUDEDIR}/remit)
set(phases ${CMAKE_INSTALL_LIBDIR}/${REMIT_PHASE_DIR})
configure_package_config_file(cmake/remitConfig.cmake.in ${CMAKE_BINARY_DIR}/package/remitConfig.cmake
  INSTALL_DESTINATION ${package} PATH_VARS include phases NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/package/remitConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_BINARY_DIR}/package/remitConfig.cmake ${CMAKE_BINARY_DIR}/package/remitConfigVersion.cmake
  cmake/PhaseInterface.cmake cmake/RemitPhase.cmake cmake/phase_plugin.h.in
  DESTINATION ${package} COMPONENT development)
install(EXPORT remit NAMESPACE remit:: FILE remitTargets.cmake DESTINATION ${package} COMPONENT development)
