# `cpack -G DEB`: four packages of Debian. `cpack -G TGZ`: one tarball that needs glibc and libstdc++ alone.
set(CPACK_PACKAGE_NAME pith)
set(CPACK_PACKAGE_VENDOR pith)
set(CPACK_PACKAGE_CONTACT "The pith maintainers <maintainers@pith.invalid>" CACHE STRING "maintainer of the packages")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "splits a page, HTML or scraped text, into its parts")
set(CPACK_PACKAGE_FILE_NAME pith-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/components.cmake)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

# debian_package(COMPONENT NAME SECTION SUMMARY TEXT): a package of a component, with its copyright and its changelog.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${made}/changelog @ONLY)
execute_process(COMMAND gzip -9nf ${made}/changelog)
macro(debian_package component name section summary text)
  string(TOUPPER ${component} key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${key}_DESCRIPTION "${summary}\n${text}")
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name}
          COMPONENT ${component} EXCLUDE_FROM_ALL)
endmacro()
set(about "pith reads a page, HTML or scraped text, and splits it into its parts: the
main article, and around it title, byline, captions, tags, related stories,
comments, advertisements and site furniture.")
debian_package(pith pith utils "boilerplate stripper for HTML and scraped text"
  "${about} It prints the article as\nclean text, Markdown or HTML, or everything as JSON.")
debian_package(libpith libpith${PROJECT_VERSION_MAJOR} libs "boilerplate stripper for HTML and scraped text (library)"
  "${about}\n.\nThis package contains the shared library.")
debian_package(libpith-dev libpith-dev libdevel "boilerplate stripper for HTML and scraped text (development files)"
  "${about}\n.\nThis package contains what programs in C and C++ need to be built with pith.")
debian_package(python3-pith python3-pith python "boilerplate stripper for HTML and scraped text (Python 3)"
  "${about}\n.\nThis package contains the module for Python 3.")

install(FILES ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME pith
        COMPONENT pith EXCLUDE_FROM_ALL)
# Manual pages that other rules have installed are compressed in packages.
install(CODE "file(GLOB pages \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}/man[0-9]/pith*.[0-9]\")
if(pages)
  execute_process(COMMAND gzip -9nf \${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()" COMPONENT pith EXCLUDE_FROM_ALL)
set(CPACK_DEBIAN_LIBPITH_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
set(library "libpith${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_LIBPITH-DEV_PACKAGE_DEPENDS ${library}${private_packages})
set(CPACK_DEBIAN_PYTHON3-PITH_PACKAGE_DEPENDS "${library}, python3 (>= 3.8)")
set(CPACK_DEBIAN_PYTHON3-PITH_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON3-PITH_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PYTHON3-PITH_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/python/postinst
    ${CMAKE_CURRENT_LIST_DIR}/python/prerm)

include(CPack)
