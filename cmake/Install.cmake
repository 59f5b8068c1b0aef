# cmake --install build/release --prefix DIR: the program, its library, its phases (plugins/CMakeLists.txt), what a phase
# is written against, and the schedules and pages to read. The folder made can be moved.
#
# Each rule says its component, which is the package it ends in (cmake/Packages.cmake): program, phases or development.
install(TARGETS libremit LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT program NAMELINK_COMPONENT development)
if(TARGET remit)
  install(TARGETS remit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
endif()

foreach(folder IN ITEMS base contract phase)
  install(DIRECTORY ${CMAKE_SOURCE_DIR}/core/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/remit COMPONENT development
    FILES_MATCHING PATTERN "*.h")
endforeach()
# Of the documents a phase sees what was read, not the readers.
install(FILES ${CMAKE_SOURCE_DIR}/core/document/document.h ${CMAKE_SOURCE_DIR}/core/document/judge.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/remit/document COMPONENT development)
# The number of the phase interface, made for this build.
install(DIRECTORY ${CMAKE_BINARY_DIR}/generated/phase DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/remit COMPONENT development
  OPTIONAL FILES_MATCHING PATTERN "*.h")

install(DIRECTORY ${CMAKE_SOURCE_DIR}/schedules DESTINATION ${CMAKE_INSTALL_DATADIR}/remit COMPONENT program)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES README.md ARCHITECTURE.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
