# Numbers the interface between Remit and its phases: one number for one set of headers, compiler and standard library.
# A phase built for another number is refused by name before any of its code runs, instead of crashing later.
#
# Writes phase/interface.h (REMIT_PHASE_IID) below ${CMAKE_BINARY_DIR}/generated; the build is configured again when one
# of the headers changes.
set(interface_parts "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_SYSTEM_PROCESSOR}")

# The standard library and its variants show in macros of its own.
separate_arguments(interface_flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
file(WRITE ${CMAKE_BINARY_DIR}/generated/standard_library.cpp "#include <version>\n")
execute_process(
  COMMAND ${CMAKE_CXX_COMPILER} ${interface_flags} -std=c++20 -dM -E ${CMAKE_BINARY_DIR}/generated/standard_library.cpp
  OUTPUT_VARIABLE interface_macros COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "#define (__GLIBCXX__|_GLIBCXX_USE_CXX11_ABI|_GLIBCXX_DEBUG|_LIBCPP_VERSION|_LIBCPP_ABI_VERSION) [^\n]*"
  interface_macros "${interface_macros}")
list(APPEND interface_parts ${interface_macros})

file(GLOB interface_headers CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/core/base/*.h ${CMAKE_SOURCE_DIR}/core/contract/*.h ${CMAKE_SOURCE_DIR}/core/document/*.h
  ${CMAKE_SOURCE_DIR}/core/phase/*.h)
set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${interface_headers})
foreach(header IN LISTS interface_headers)
  file(SHA256 ${header} fingerprint)
  list(APPEND interface_parts ${fingerprint})
endforeach()

string(SHA256 interface_number "${interface_parts}")
string(SUBSTRING ${interface_number} 0 16 interface_number)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/phase/interface.h @ONLY CONTENT [[
#pragma once

#define REMIT_PHASE_IID "org.remit.Phase/@interface_number@"
]])
