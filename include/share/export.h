/* export.h - which names the library shows, and how they are declared. Included by the others. */
#ifndef SHARE_EXPORT_H
#define SHARE_EXPORT_H

#if defined(SHARE_STATIC)
#define SHARE_API
#elif defined(_WIN32)
#if defined(SHARE_BUILDING)
#define SHARE_API __declspec(dllexport)
#else
#define SHARE_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define SHARE_API __attribute__((visibility("default")))
#else
#define SHARE_API
#endif

#if defined(__GNUC__)
#define SHARE_NODISCARD __attribute__((warn_unused_result))
#else
#define SHARE_NODISCARD
#endif

#if defined(__cplusplus)
#define SHARE_BEGIN_DECLS extern "C" {
#define SHARE_END_DECLS }
#else
#define SHARE_BEGIN_DECLS
#define SHARE_END_DECLS
#endif

#endif /* SHARE_EXPORT_H */
