# remit_phase_interface(<folder> <header>...)
#
# Numbers the interface between Remit and its phases: one number for one set of headers (in <folder>), compiler and
# standard library. A phase built for another number is refused by name before any of its code runs, instead of crashing
# later. Remit itself and whoever builds a phase against an installed one count with this function.
#
# Writes phase/interface.h (REMIT_PHASE_IID) below ${CMAKE_BINARY_DIR}/generated; the build is configured again when
# one of the headers changes. Sets for the caller REMIT_PHASE_INTERFACE, the number, and REMIT_PHASE_COMPILER, what it
# counts beside the headers.
function(remit_phase_interface folder)
  if(NOT CMAKE_CXX_COMPILER)
    message(FATAL_ERROR "remit: phases are written in C++; say LANGUAGES CXX in project(), before find_package(remit)")
  endif()
  set(made ${CMAKE_BINARY_DIR}/generated)

  # The standard library and its variants show in macros of its own.
  string(TOUPPER "${CMAKE_BUILD_TYPE}" build)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build}}")
  file(WRITE ${made}/standard_library.cpp "#include <version>\n")
  execute_process(
    COMMAND ${CMAKE_CXX_COMPILER} ${flags} -std=c++20 -dM -E ${made}/standard_library.cpp
    OUTPUT_VARIABLE macros COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL
    "#define (__GLIBCXX__|_GLIBCXX_USE_CXX11_ABI|_GLIBCXX_DEBUG|_LIBCPP_VERSION|_LIBCPP_ABI_VERSION) [^\n]*"
    macros "${macros}")
  list(TRANSFORM macros REPLACE "#define ([^ ]+) " "\\1=")
  list(SORT macros)
  set(compiler "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_SYSTEM_PROCESSOR} ${macros}")
  string(REPLACE ";" " " compiler "${compiler}")

  remit_number(number ${folder} ${ARGN})
  string(SHA256 number "${compiler};${number}")
  string(SUBSTRING ${number} 0 16 number)

  file(CONFIGURE OUTPUT ${made}/phase/interface.h @ONLY CONTENT [[
#pragma once

#define REMIT_PHASE_IID "org.remit.Phase/@number@"
]])
  set(REMIT_PHASE_INTERFACE ${number} PARENT_SCOPE)
  set(REMIT_PHASE_COMPILER "${compiler}" PARENT_SCOPE)
endfunction()

# remit_number(<variable> <folder> <header>...)
#
# Sets the variable to a number for these headers (in <folder>), which changes with any of them. The build is configured
# again when one does.
function(remit_number variable folder)
  set(parts)
  set(headers ${ARGN})
  list(SORT headers)
  foreach(header IN LISTS headers)
    file(SHA256 ${folder}/${header} fingerprint)
    list(APPEND parts "${header} ${fingerprint}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${header})
  endforeach()
  string(SHA256 number "${parts}")
  string(SUBSTRING ${number} 0 16 number)
  set(${variable} ${number} PARENT_SCOPE)
endfunction()
