# Part of the installation: unless PITH_PYTHON_FOLDER says where pith.py goes, it is the first folder in the prefix's lib that a
# Python searches: the prefix's own, that of the system, or the one in PATH. Debian's has one folder in /usr, another in /usr/local.
foreach(python ${CMAKE_INSTALL_PREFIX}/bin/python3 /usr/bin/python3 python3)
  set(searched)
  execute_process(COMMAND ${python} -I -c "import site; print(*site.getsitepackages(), site.getusersitepackages(), sep=';')"
                  OUTPUT_VARIABLE searched OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  foreach(folder ${searched})
    string(FIND ${folder} ${CMAKE_INSTALL_PREFIX}/lib/ place)
    if(place EQUAL 0 AND NOT PITH_PYTHON_FOLDER)
      file(RELATIVE_PATH PITH_PYTHON_FOLDER ${CMAKE_INSTALL_PREFIX} ${folder})
    endif()
  endforeach()
endforeach()
if(NOT PITH_PYTHON_FOLDER)
  set(PITH_PYTHON_FOLDER lib/python3/dist-packages)
endif()
