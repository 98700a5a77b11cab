/* version.h - the version of the headers; share_version() tells that of the library in use.
 * The only place where the version stands: CMake and the tests read it from here. */
#ifndef SHARE_VERSION_H
#define SHARE_VERSION_H

#define SHARE_VERSION_MAJOR 0
#define SHARE_VERSION_MINOR 1
#define SHARE_VERSION_PATCH 0
#define SHARE_VERSION_STRING "0.1.0"

#endif /* SHARE_VERSION_H */
