# bitsim_find_rules_python(): sets BITSIM_RULES_PYTHON, a Python of this machine (not of the target)
# that has the Markdown library of the rule compiler. Debian's own comes first, because a python3
# from elsewhere in PATH does not see Debian's packages.
function(bitsim_find_rules_python)
  set(BITSIM_RULES_PYTHON "" CACHE FILEPATH "A Python 3.9 or newer that can import markdown_it")
  if(BITSIM_RULES_PYTHON)
    set(candidates ${BITSIM_RULES_PYTHON})
  else()
    set(candidates /usr/bin/python3 python3 python)
  endif()
  foreach(candidate IN LISTS candidates)
    execute_process(
      COMMAND ${candidate} -c "import sys, markdown_it; sys.exit(sys.version_info < (3, 9))"
      RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
    if(result STREQUAL "0")
      set_property(CACHE BITSIM_RULES_PYTHON PROPERTY VALUE ${candidate})
      return()
    endif()
  endforeach()
  list(JOIN candidates ", " candidates)
  message(FATAL_ERROR
    "The rule book is compiled by a Python 3.9 or newer with the package markdown_it; "
    "none of these has it: ${candidates}. On Debian: apt-get install python3-markdown-it. "
    "Elsewhere set BITSIM_RULES_PYTHON to a Python that has markdown-it-py.")
endfunction()
