# Debian packages of what Install.cmake installs, one for each component:
#
#     program → remit      phases → remit-phases      development → remit-dev
#
# `cmake --workflow --preset packages` leaves them in build/release/packages; tests/packages/run holds them to what they
# promise. A file without one of these components is in no package, and the check says so.
set(package_program remit)
set(package_phases remit-phases)
set(package_development remit-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES TRUE)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program phases development)
set(CPACK_DEB_COMPONENT_INSTALL TRUE)
set(CPACK_STRIP_FILES TRUE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS # whatever the umask of who builds
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
if(NOT CPACK_PACKAGE_CONTACT) # whoever passes packages on puts -DCPACK_PACKAGE_CONTACT="Name <address>"
  set(CPACK_PACKAGE_CONTACT "The maintainers of Remit <maintainers@remit.invalid>")
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # it would come first in every description; each package has its own
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)

# The libraries needed are worked out from the files; those of Remit, which they need too, are still in the build folder.
set(package_version ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS TRUE)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME ${package_program})
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION misc)
# The rules of time zones are read from tzdata; ssh-keygen signs. Without git no server is spoken to, and without
# poppler-utils no PDF file is read, which both say.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "tzdata, openssh-client")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "git, poppler-utils, remit-phases (= ${package_version})")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION [[record of a contract's deliverables
Remit keeps the deliverables of a contract: what the terms of reference ask
for, when it is due, what was handed in, and who decided what about it. It
checks a document against what the contract wants to find in it before it is
handed in, and says what is missing, and where. The record is an ordinary git
repository that only ever grows; any git client can read it.

What a deliverable must contain is judged by phases: see remit-phases.]])

set(CPACK_DEBIAN_PHASES_PACKAGE_NAME ${package_phases})
set(CPACK_DEBIAN_PHASES_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PHASES_PACKAGE_DEPENDS "remit (= ${package_version})")
set(CPACK_DEBIAN_PHASES_DESCRIPTION [[phases of a report for Remit
What Remit asks of the deliverables of a contract for a report or study, phase
by phase: implementation plan, needs assessment, report outline, drafts and
final report. Remit loads them by itself; `remit phases` accounts for each.]])

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME ${package_development})
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# A phase is built by the compiler that Remit was built by: the number of the interface says so.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "remit (= ${package_version}), qt6-base-dev, g++")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS cmake)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS FALSE) # it has no program of its own
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION [[files to write phases for Remit with
The headers that a phase plugin for Remit is written against, and what CMake
needs to build one outside of Remit's own sources.]])

# Who packages a phase gets its dependency on Remit's libraries from `shlibs`: their interface is not promised beyond one
# version. That they are there, and gone again, is told to the dynamic linker.
get_target_property(package_soversion libremit SOVERSION)
set(generated ${CMAKE_BINARY_DIR}/generated/packages)
file(CONFIGURE OUTPUT ${generated}/shlibs @ONLY CONTENT [[
libremit @package_soversion@ remit (= @package_version@)
libremit-record @package_soversion@ remit (= @package_version@)
]])
file(CONFIGURE OUTPUT ${generated}/triggers @ONLY CONTENT "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_CONTROL_EXTRA ${generated}/shlibs ${generated}/triggers)

# What Debian wants of every package. Installed with a component, hence into its package, but not by `cmake --install`.
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  set(generated ${CMAKE_BINARY_DIR}/generated/packages/${component})
  file(CONFIGURE OUTPUT ${generated}/changelog @ONLY CONTENT [[
@package_program@ (@package_version@) unstable; urgency=medium

  * Made from the sources of Remit @PROJECT_VERSION@. What changed is in CHANGELOG.md.

 -- @CPACK_PACKAGE_CONTACT@  @package_date@
]])
  execute_process(COMMAND gzip --best --no-name --to-stdout ${generated}/changelog
    OUTPUT_FILE ${generated}/changelog.Debian.gz COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${CMAKE_SOURCE_DIR}/cmake/copyright ${generated}/changelog.Debian.gz
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package_${component}} COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()

include(CPack)
