# cmake --install build/release --prefix DIR: the program, its libraries, its phases (plugins/CMakeLists.txt), what a phase
# is written against, and the schedules and pages to read. The folder made can be moved.
#
# Each rule says its component, which is the package it ends in (cmake/Packages.cmake): program, phases or development.
install(TARGETS libremit-record libremit EXPORT remit
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT program NAMELINK_COMPONENT development)
if(TARGET remit)
  install(TARGETS remit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
endif()

include(Kit)

install(DIRECTORY ${CMAKE_SOURCE_DIR}/schedules DESTINATION ${CMAKE_INSTALL_DATADIR}/remit COMPONENT program)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES README.md ARCHITECTURE.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
