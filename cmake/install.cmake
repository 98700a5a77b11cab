# What a package of libshare holds: the library, its headers, a pkg-config file and a CMake
# package. `cmake --install` puts it where CMAKE_INSTALL_PREFIX says.
# Components are Debian's split into packages: what runs, what fetches, what
# is built with, the program.
install(TARGETS share EXPORT share-targets
    LIBRARY COMPONENT runtime NAMELINK_COMPONENT development ARCHIVE COMPONENT development)
install(FILES include/share/share.h include/share/export.h include/share/version.h
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/share COMPONENT development)

if(SHARE_FETCH)
    install(TARGETS share_fetch EXPORT share-targets
        LIBRARY COMPONENT fetch NAMELINK_COMPONENT development ARCHIVE COMPONENT development)
    install(FILES include/share/fetch.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/share COMPONENT development)
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/share)
install(EXPORT share-targets NAMESPACE share:: FILE share-targets.cmake
    DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(cmake/share-config.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/share-config.cmake INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may break its callers.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/share-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/share-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/share-config-version.cmake
    DESTINATION ${package_dir} COMPONENT development)

# A static libshare brings its four libraries into the link of whoever uses it; the shared one has
# them in itself. GNUInstallDirs may give absolute directories, as some distributions do.
set(pc_requires "libcmark libutf8proc jansson yaml-0.1")
if(BUILD_SHARED_LIBS)
    set(pc_link "Requires.private: ${pc_requires}")
    set(pc_cflags "")
else()
    set(pc_link "Requires: ${pc_requires}")
    set(pc_cflags " -DSHARE_STATIC")
endif()
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    set(pc_prefix ${CMAKE_INSTALL_PREFIX})
else() # from where the file lies, so that `cmake --install --prefix` may move it
    file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
    string(REGEX REPLACE "/$" "" pc_prefix "\${pcfiledir}/${pc_prefix}")
endif()
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_LIBDIR BASE_DIRECTORY "\${prefix}"
    OUTPUT_VARIABLE pc_libdir)
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_INCLUDEDIR BASE_DIRECTORY "\${prefix}"
    OUTPUT_VARIABLE pc_includedir)
configure_file(cmake/libshare.pc.in libshare.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/libshare.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

if(SHARE_FETCH)
    if(BUILD_SHARED_LIBS)
        set(pc_fetch_requires "")
        set(pc_fetch_private "libcurl")
        set(pc_fetch_libs "")
    else()
        set(pc_fetch_requires ", libcurl")
        set(pc_fetch_private "")
        set(pc_fetch_libs " ${CMAKE_THREAD_LIBS_INIT}")
    endif()
    configure_file(cmake/libshare-fetch.pc.in libshare-fetch.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/libshare-fetch.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endif()

file(GLOB man_pages CONFIGURE_DEPENDS docs/*.1 docs/*.3)
foreach(page ${man_pages})
    string(REGEX REPLACE ".*\\." "" section ${page})
    if(section EQUAL 1)
        set(component program)
    else()
        set(component development)
    endif()
    if(SHARE_PACKAGES) # whose pages are compressed
        get_filename_component(name ${page} NAME)
        configure_file(${page} package/${name} COPYONLY)
        execute_process(COMMAND gzip -9nkf ${CMAKE_CURRENT_BINARY_DIR}/package/${name}
            COMMAND_ERROR_IS_FATAL ANY)
        set(page ${CMAKE_CURRENT_BINARY_DIR}/package/${name}.gz)
    endif()
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section} COMPONENT ${component})
endforeach()

install(FILES docs/sharepost.schema.json docs/configuration.schema.json
    DESTINATION ${CMAKE_INSTALL_DATADIR}/sharepost COMPONENT program)

# Where the shells look for completions on their own.
install(FILES completions/sharepost.bash RENAME sharepost COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES completions/_sharepost COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/sharepost.fish COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
