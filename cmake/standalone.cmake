# SHARE_STANDALONE: sharepost has libshare's objects in itself, and of cmark, utf8proc, jansson and
# libyaml those whose archive is installed; libc stays shared. Loading five libraries costs each
# run a fifth of its memory and of its start (docs/performance.md). Packages are built without:
# their libraries are replaced without building everything on them anew.
include(CheckCSourceCompiles)
include(CMakePushCheckState)

# share_archive(NAME HEADER CALL): share_archive_NAME is the archive, where one is there that a
# position-independent program can be made of, else the imported target.
function(share_archive name header call)
    set(share_archive_${name} PkgConfig::${name} PARENT_SCOPE)
    list(GET ${name}_LIBRARIES 0 library)
    find_library(SHARE_ARCHIVE_${name} lib${library}.a HINTS ${${name}_LIBDIR} ${${name}_LIBRARY_DIRS})
    mark_as_advanced(SHARE_ARCHIVE_${name})
    if(NOT SHARE_ARCHIVE_${name})
        message(STATUS "no lib${library}.a: sharepost loads the shared library")
        return()
    endif()
    cmake_push_check_state(RESET)
    set(CMAKE_REQUIRED_INCLUDES ${${name}_INCLUDE_DIRS})
    set(CMAKE_REQUIRED_FLAGS -fPIE)
    set(CMAKE_REQUIRED_LINK_OPTIONS -pie)
    set(CMAKE_REQUIRED_LIBRARIES ${SHARE_ARCHIVE_${name}})
    check_c_source_compiles("#include <${header}>\nint main(void) { return !(${call}); }" archive_works_${name})
    cmake_pop_check_state()
    if(archive_works_${name})
        set(share_archive_${name} ${SHARE_ARCHIVE_${name}} PARENT_SCOPE)
    endif()
endfunction()
share_archive(cmark cmark.h "cmark_version()")
share_archive(utf8proc utf8proc.h "utf8proc_version()")
share_archive(jansson jansson.h "json_null()")
share_archive(yaml yaml.h "yaml_get_version_string()")

# Linux maps the 64 KB around what is first touched. So segments begin where such a stretch does, and
# each file's strings stay beside its tables, in place of one pool of all of them that every run
# touches everywhere.
check_linker_flag(C LINKER:-z,max-page-size=65536 segments_can_be_aligned)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fno-merge-constants)
endif()

# Addresses within the file as a bitmap in place of a table of 24 bytes each: read at every start.
# An older C library would not understand it.
cmake_push_check_state(RESET)
set(CMAKE_REQUIRED_LINK_OPTIONS LINKER:-z,pack-relative-relocs)
check_c_source_compiles("#include <features.h>
#if !defined __GLIBC__ || !__GLIBC_PREREQ(2, 36)
#error
#endif
int main(void) { return 0; }" relocations_can_be_packed)
cmake_pop_check_state()

# share_standalone(TARGET): the functions of share.h are shown by the program, so that
# libshare-fetch, which it loads for a URL, uses its libshare and not a second one.
function(share_standalone target)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:share_objects>)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include)
    target_link_libraries(${target} PRIVATE ${share_archive_cmark} ${share_archive_utf8proc}
        ${share_archive_jansson} ${share_archive_yaml})
    target_include_directories(${target} PRIVATE ${jansson_INCLUDE_DIRS})
    set_target_properties(${target} PROPERTIES ENABLE_EXPORTS ON)
    target_link_options(${target} PRIVATE LINKER:--exclude-libs,ALL
        $<$<BOOL:${segments_can_be_aligned}>:LINKER:-z,max-page-size=65536>
        $<$<BOOL:${relocations_can_be_packed}>:LINKER:-z,pack-relative-relocs>)
endfunction()
