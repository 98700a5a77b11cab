# Flags that turn a memory fault into a clean end. Where a compiler or linker does not know one, it
# is left out. FORTIFY_SOURCE needs an optimised build; a distribution that sets its own keeps it.
# Symbols are bound when they are first used: binding all of them (-z now) costs more than a whole short
# article. The sanitizers bring checks of their own. docs/design.md has what each costs.
include(CheckCCompilerFlag)
include(CheckLinkerFlag)
option(SHARE_HARDENING "Build with stack protector, FORTIFY_SOURCE and RELRO" ON)

if(SHARE_HARDENING AND NOT CMAKE_C_FLAGS MATCHES "-fsanitize")
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER "compiler_knows${flag}" known)
        check_c_compiler_flag(${flag} ${known})
        if(${known})
            add_compile_options(${flag})
        endif()
    endforeach()
    if(NOT CMAKE_C_FLAGS MATCHES "_FORTIFY_SOURCE")
        add_compile_options(
            $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
    endif()
    foreach(flag -Wl,-z,relro -Wl,-z,noexecstack)
        string(MAKE_C_IDENTIFIER "linker_knows${flag}" known)
        check_linker_flag(C ${flag} ${known})
        if(${known})
            add_link_options(${flag})
        endif()
    endforeach()
endif()

include(CheckPIESupported)
check_pie_supported(LANGUAGES C) # CMake alone adds -pie only when asked
