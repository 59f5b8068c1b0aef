# What an author of a phase says, in Remit's own tree and, after find_package(remit), anywhere else.
#
# remit_add_phase(<id> VERSION <version> TITLE <title> [READS <phase>...] [NOTES] SOURCES <file>...)
#
# Makes a phase plugin of sources that include "phase/phase.h" and say REMIT_PHASE(<class>). <id> is what schedules call
# the phase, and the name of its file; it is said here and nowhere else. READS names the earlier phases whose accepted
# documents it wants to see, and NOTES that it wants to see the work that was noted. Links remit::remit; the target is remit-phase-<id>.
#
# The plugin is put into ${REMIT_PHASE_OUTPUT_DIRECTORY}, without which into ${CMAKE_BINARY_DIR}/phases. Outside Remit's
# tree, installing puts it into the phases of the Remit that was found.
# remit_add_phase_test(<id> SOURCES <file>...)
#
# Makes a test of the phase that remit_add_phase(<id> …) made, of sources that include "remit/testing.h" and have a main();
# ctest runs it as <id>, in the folder where this is said. Needs enable_testing() before it.
function(remit_add_phase id)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NOTES" "VERSION;TITLE" "READS;SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "remit_add_phase(${id}): does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  foreach(needed IN ITEMS VERSION TITLE SOURCES)
    if(NOT arg_${needed})
      message(FATAL_ERROR "remit_add_phase(${id}): needs ${needed}")
    endif()
  endforeach()
  foreach(name IN LISTS id arg_READS)
    if(NOT name MATCHES "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
      message(FATAL_ERROR "remit_add_phase(${id}): \"${name}\" is no id: use a-z, 0-9 and \"-\", beginning and ending with a letter or digit")
    endif()
  endforeach()

  # Wrong JSON would be a mere warning of moc and a plugin without metadata; string(JSON) stops here instead.
  set(reads "[]")
  foreach(phase IN LISTS arg_READS)
    string(JSON length LENGTH "${reads}")
    string(JSON reads SET "${reads}" ${length} "\"${phase}\"")
  endforeach()
  set(metadata "{}")
  string(JSON metadata SET "${metadata}" title "\"${arg_TITLE}\"")
  string(JSON metadata SET "${metadata}" version "\"${arg_VERSION}\"")
  string(JSON metadata SET "${metadata}" reads "${reads}")
  string(TOLOWER "${arg_NOTES}" notes)
  string(JSON metadata SET "${metadata}" notes ${notes})

  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${id}-phase)
  file(CONFIGURE OUTPUT ${generated}/metadata.json CONTENT "${metadata}\n" @ONLY)
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/phase_plugin.h.in ${generated}/phase_plugin.h COPYONLY)

  set(folder ${REMIT_PHASE_OUTPUT_DIRECTORY})
  if(NOT folder)
    set(folder ${CMAKE_BINARY_DIR}/phases)
  endif()
  set(target remit-phase-${id})
  add_library(${target} MODULE ${arg_SOURCES} ${generated}/phase_plugin.h)
  target_link_libraries(${target} PRIVATE remit::remit Qt6::Core)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/generated) # remit_phase_interface()
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII)
  set_target_properties(${target} PROPERTIES
    AUTOMOC ON
    PREFIX ""
    OUTPUT_NAME ${id}
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${folder})
  # A phase without REMIT_PHASE() fails here, not when it is loaded. What a sanitizer needs is in the program.
  string(TOUPPER "${CMAKE_BUILD_TYPE}" build)
  if(NOT "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build}}" MATCHES "-fsanitize")
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
  if(REMIT_PHASES_FOLDER)
    install(TARGETS ${target} LIBRARY DESTINATION ${REMIT_PHASES_FOLDER} COMPONENT phases)
  endif()
endfunction()

function(remit_add_phase_test id)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "remit_add_phase_test(${id}): does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "remit_add_phase_test(${id}): needs SOURCES")
  endif()
  if(NOT TARGET remit-phase-${id})
    message(FATAL_ERROR "remit_add_phase_test(${id}): there is no phase ${id}; say remit_add_phase(${id} …) before it")
  endif()
  if(NOT CMAKE_TESTING_ENABLED)
    message(FATAL_ERROR "remit_add_phase_test(${id}): ctest would not know of it; say enable_testing() before it")
  endif()
  set(target remit-phase-${id}-test)
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE remit::remit)
  target_compile_definitions(${target} PRIVATE REMIT_TESTED_PHASE="$<TARGET_FILE:remit-phase-${id}>")
  add_dependencies(${target} remit-phase-${id})
  add_test(NAME ${id} COMMAND ${target} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()
