# What is installed, in components that are also the packages: pith, libpith, libpith-dev, python3-pith. The component `portable` is
# for the tarball: the command with the libraries of Debian beside it.
include(CMakePackageConfigHelpers)

set(PITH_PYTHON_FOLDER "" CACHE STRING "where pith.py is installed, below the prefix; empty: where a python3 searches")
set(here ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_CURRENT_BINARY_DIR}/package)

# --------------------------------------------------------------------------------------------------------------------- command

# In the tarball the command finds libraries by its own place, elsewhere it must not.
set_target_properties(pith PROPERTIES INSTALL_RPATH "$ORIGIN/../lib")
install(TARGETS pith COMPONENT pith)
install(CODE "file(RPATH_REMOVE FILE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/pith\")" COMPONENT pith)
install(TARGETS pith RUNTIME_DEPENDENCY_SET pith_libraries COMPONENT portable EXCLUDE_FROM_ALL)
install(RUNTIME_DEPENDENCY_SET pith_libraries PRE_EXCLUDE_REGEXES "^lib(c|m|stdc[+][+]|gcc_s)[.]so" "^ld-linux"
        LIBRARY DESTINATION lib COMPONENT portable EXCLUDE_FROM_ALL)
foreach(package libarchive13 libbrotli1 libbz2-1.0 libcld2-0 libdeflate0 libgumbo1 liblzma5 libnettle8 libsimdjson14 libuchardet0
        libutf8proc2 libzstd1 zlib1g)
  file(REAL_PATH /usr/share/doc/${package}/copyright licence)
  install(FILES ${licence} DESTINATION ${CMAKE_INSTALL_DOCDIR}/licenses RENAME ${package} COMPONENT portable EXCLUDE_FROM_ALL OPTIONAL)
endforeach()
macro(install_with_command)
  install(${ARGN} COMPONENT pith)
  install(${ARGN} COMPONENT portable EXCLUDE_FROM_ALL)
endmacro()
install_with_command(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
foreach(component pith portable)
  set(only_asked_for)
  if(component STREQUAL portable)
    set(only_asked_for EXCLUDE_FROM_ALL)
  endif()
  install(DIRECTORY doc DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT ${component} ${only_asked_for}
          FILES_MATCHING PATTERN "*.md" PATTERN "*.png" PATTERN examples EXCLUDE)
endforeach()
install_with_command(FILES testdata/pith.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/pith)
install(FILES ${here}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT portable EXCLUDE_FROM_ALL)

# --------------------------------------------------------------------------------------------------------------------- library

install(TARGETS pith_shared EXPORT pith_targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT libpith NAMELINK_COMPONENT libpith-dev)
install(TARGETS pith_lib EXPORT pith_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT libpith-dev)
install(FILES include/pith/pith.h include/pith/pith_c.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith COMPONENT libpith-dev)
install(DIRECTORY doc/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libpith-dev COMPONENT libpith-dev)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pith)
file(WRITE ${made}/pith-config.cmake "include(\"\${CMAKE_CURRENT_LIST_DIR}/pith-targets.cmake\")\n")
write_basic_package_version_file(${made}/pith-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT pith_targets NAMESPACE pith:: FILE pith-targets.cmake DESTINATION ${config_dir} COMPONENT libpith-dev)
install(FILES ${made}/pith-config.cmake ${made}/pith-config-version.cmake DESTINATION ${config_dir} COMPONENT libpith-dev)

# The paths in pith.pc follow from its own place, so that an installation can be moved.
file(RELATIVE_PATH up_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" up_to_prefix ${up_to_prefix})
# What libpith.a needs: libraries in pith.pc, and packages of Debian on which libpith-dev depends.
set(private_libraries uchardet utf8proc cld2 simdjson)
if(PITH_SHARED_GUMBO)
  list(PREPEND private_libraries gumbo)
endif()
list(TRANSFORM private_libraries REPLACE "(.+)" ", lib\\1-dev" OUTPUT_VARIABLE private_packages)
list(JOIN private_packages "" private_packages)
list(TRANSFORM private_libraries PREPEND -l)
list(JOIN private_libraries " " private_libraries)
string(APPEND private_libraries " -lstdc++ -lm")
configure_file(${here}/pith.pc.in ${made}/pith.pc @ONLY)
install(FILES ${made}/pith.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT libpith-dev)

# The prefix may be chosen as late as by `cmake --install BUILD --prefix PREFIX`, and so is the folder.
install(CODE "set(PITH_PYTHON_FOLDER \"${PITH_PYTHON_FOLDER}\")" COMPONENT python3-pith)
install(SCRIPT ${here}/python_folder.cmake COMPONENT python3-pith)
install(FILES src/python/pith.py DESTINATION "\${PITH_PYTHON_FOLDER}" COMPONENT python3-pith)

include(${here}/packages.cmake)
