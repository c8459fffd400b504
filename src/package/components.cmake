# Chooses the components of a package format; cpack reads it for each format.
if(CPACK_GENERATOR STREQUAL DEB)
  set(CPACK_COMPONENTS_ALL pith libpith libpith-dev python3-pith)
  set(CPACK_DEB_COMPONENT_INSTALL ON)
else()
  set(CPACK_COMPONENTS_ALL pith portable)  # in this order: the command of the second replaces that of the first
  set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
  set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
