# Holds the folders of core to their order and each library to its door.
#
#     cmake -DFOLDERS=base;process;… -DROOT=<source tree> -P Layering.cmake
#
# Fails, with every breach, on an include that points to a later folder, and on a library included outside its door.

cmake_minimum_required(VERSION 3.25)

# What an include of the library begins with (a regular expression), and the places that may say it.
set(doors
  "date/"         "base/time.cpp"
  "utf8proc"      "base/unicode.cpp"
  "toml[+][+]/"   "schedule/"
  "libical/"      "schedule/holidays.cpp"
  "openssl/"      "evidence/"
  "git2[./]"      "ledger/"
  "zlib"          "ledger/incoming.cpp,ledger/unpacking.cpp"
  "archive[._]"   "document/"
  "md4c"          "document/"
  "libxml/"       "document/"
  "seccomp"       "process/"
  "nlohmann/"     "report/"
  "CLI/"          "app/"
  "dlfcn"         "base/heavy.cpp"
  "Q[A-Zt]"       "document/,phase/plugin.h,host/")

set(breaches)
set(earlier)
set(files_seen 0)
foreach(folder IN LISTS FOLDERS)
  list(APPEND earlier ${folder})
  file(GLOB files RELATIVE ${ROOT}/core ${ROOT}/core/${folder}/*.h ${ROOT}/core/${folder}/*.cpp)
  foreach(file IN LISTS files)
    math(EXPR files_seen "${files_seen} + 1")
    file(STRINGS ${ROOT}/core/${file} includes REGEX "^[ \t]*#[ \t]*include")
    foreach(include IN LISTS includes)
      if(include MATCHES "\"([a-z]+)/[^\"/]*\"")
        if(NOT CMAKE_MATCH_1 IN_LIST earlier)
          list(APPEND breaches "core/${file} includes the later folder ${CMAKE_MATCH_1}/: ${include}")
        endif()
      elseif(include MATCHES "\"")
        list(APPEND breaches "core/${file} includes by a path that is not folder/file: ${include}")
      elseif(include MATCHES "<([a-z]+)/[^>]*>" AND CMAKE_MATCH_1 IN_LIST FOLDERS)
        list(APPEND breaches "core/${file} includes a folder of core as if it were a library: ${include}")
      elseif(include MATCHES "<([^>]+)>")
        set(header "${CMAKE_MATCH_1}")
        set(rest ${doors})
        while(rest)
          list(POP_FRONT rest library places)
          if(header MATCHES "^(${library})")
            set(open FALSE)
            string(REPLACE "," ";" places "${places}")
            foreach(place IN LISTS places)
              string(FIND "${file}" "${place}" at)
              if(at EQUAL 0)
                set(open TRUE)
              endif()
            endforeach()
            if(NOT open)
              list(APPEND breaches "core/${file} includes <${header}>, whose door is ${places}")
            endif()
          endif()
        endwhile()
      endif()
    endforeach()
  endforeach()
endforeach()

if(files_seen EQUAL 0)
  message(FATAL_ERROR "layering: no file was read below ${ROOT}/core")
endif()
if(breaches)
  list(JOIN breaches "\n  " text)
  message(FATAL_ERROR "layering:\n  ${text}")
endif()
message(STATUS "layering: ${files_seen} files keep the order")
