# Debian packages by cpack: ./dev package makes them from the preset "package", whose prefix is /usr.
# The library for fetching is a package of its own, so that libshare0 does not bring libcurl along.
file(STRINGS lib/fetch/SOVERSION fetch_soversion)

# What Debian's policy asks of every package: its licence and its changes, these compressed and the
# same in each build of one version: SOURCE_DATE_EPOCH, else the day of the last commit.
set(package_contact "The libshare authors <libshare@example.org>")
set(package_date $ENV{SOURCE_DATE_EPOCH})
if(NOT package_date)
    execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        OUTPUT_VARIABLE package_date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
execute_process(COMMAND date -u -R -d @${package_date} OUTPUT_VARIABLE package_date
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
configure_file(cmake/copyright.in package/copyright @ONLY)
configure_file(cmake/changelog.in package/changelog.Debian @ONLY)
execute_process(COMMAND gzip -9nkf ${PROJECT_BINARY_DIR}/package/changelog.Debian
    COMMAND_ERROR_IS_FATAL ANY)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libshare)
set(CPACK_PACKAGE_VENDOR "The libshare authors")
set(CPACK_PACKAGE_CONTACT ${package_contact})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development program)
if(SHARE_FETCH)
    list(APPEND CPACK_COMPONENTS_ALL fetch)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

function(share_package component name section summary)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name} PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
    set(CPACK_COMPONENT_${upper}_DESCRIPTION "${summary}\n${ARGN}" PARENT_SCOPE)
    set(folder ${CMAKE_INSTALL_DATADIR}/doc/${name})
    install(FILES ${PROJECT_BINARY_DIR}/package/copyright
        ${PROJECT_BINARY_DIR}/package/changelog.Debian.gz DESTINATION ${folder}
        COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()
share_package(runtime libshare${SHARE_SOVERSION} libs "reads articles and writes the posts that share them"
    "libshare finds the headline, summary, key points and tags of an article\nand composes a post that fits a network's limit.")
share_package(fetch libshare-fetch${fetch_soversion} libs "fetches web pages for libshare"
    "The part of libshare that reads from the network, with limits on time,\nsize and addresses.")
share_package(development libshare-dev libdevel "files to build programs with libshare"
    "Headers, a pkg-config file, a CMake package and the manual page.")
share_package(program sharepost utils "makes a ready-to-paste post from an article"
    "sharepost reads an article (Markdown, a web page, plain text), composes\na post, copies it and opens the share dialog.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libshare${SHARE_SOVERSION} (= ${PROJECT_VERSION}-1), libcmark-dev, libutf8proc-dev, libjansson-dev, libyaml-dev")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "wl-clipboard | xclip | xsel, xdg-utils")
if(SHARE_FETCH)
    string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
        ", libshare-fetch${fetch_soversion} (= ${PROJECT_VERSION}-1), libcurl4-openssl-dev | libcurl4-gnutls-dev")
    string(PREPEND CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS
        "libshare-fetch${fetch_soversion} (= ${PROJECT_VERSION}-1), ")
endif()
foreach(component RUNTIME FETCH)
    set(CPACK_DEBIAN_${component}_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/triggers)
endforeach()
# dpkg-shlibdeps must find our own libraries, which no package owns yet.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libshare${SHARE_SOVERSION} (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_FETCH_PACKAGE_DEPENDS "libshare${SHARE_SOVERSION} (= ${PROJECT_VERSION}-1)")

include(CPack)
