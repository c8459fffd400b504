# Writes OUTPUT, a header with the commit of SOURCE as PITH_COMMIT, "+" behind it where files differ from it; empty outside of git.
# It is left alone where it says that already, so that nothing is compiled anew.
execute_process(COMMAND git describe --always --dirty=+ --exclude=* WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE commit
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failure)
if(failure OR NOT EXISTS ${SOURCE}/.git)
  set(commit "")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "#define PITH_COMMIT \"${commit}\"\n")
