/* address.c - which addresses a page may come from.
 *
 * A URL from outside must not reach what only this machine or its network can see: routers,
 * metadata services, databases. The lists are the IANA registries of special-purpose addresses
 * (RFC 6890 and its additions). IPv4: what stands there is refused. IPv6: only global unicast
 * (2000::/3) is accepted at all, less what stands there. Addresses that carry an IPv4 address in
 * them (IPv4-mapped, -compatible, 6to4, Teredo) are refused whole: no public page needs them. Only
 * NAT64's 64:ff9b::/96 is judged by what it carries, because networks without IPv4 reach every
 * IPv4 host through it. */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct block {
    unsigned char bytes[4];
    int bits;
    const char *what;
};

static const struct block blocks4[] = {
    {{0, 0, 0, 0}, 8, "an unspecified address"},
    {{10, 0, 0, 0}, 8, "a private address"},
    {{100, 64, 0, 0}, 10, "a carrier's private address"},
    {{127, 0, 0, 0}, 8, "a loopback address"},
    {{169, 254, 0, 0}, 16, "a link-local address"},
    {{172, 16, 0, 0}, 12, "a private address"},
    {{192, 0, 0, 0}, 24, "a reserved address"},
    {{192, 0, 2, 0}, 24, "an address for documentation"},
    {{192, 88, 99, 0}, 24, "a reserved address"},
    {{192, 168, 0, 0}, 16, "a private address"},
    {{198, 18, 0, 0}, 15, "an address for benchmarks"},
    {{198, 51, 100, 0}, 24, "an address for documentation"},
    {{203, 0, 113, 0}, 24, "an address for documentation"},
    {{224, 0, 0, 0}, 4, "a multicast address"},
    {{240, 0, 0, 0}, 4, "a reserved address"},
};

/* By the first four bytes; ::/32 holds loopback, unspecified and mapped addresses. */
static const struct block blocks6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23, "a reserved address"},
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "an address for documentation"},
    {{0x20, 0x02, 0x00, 0x00}, 16, "a 6to4 address"},
    {{0x3F, 0xFF, 0x00, 0x00}, 20, "an address for documentation"},
    {{0x20, 0x00, 0x00, 0x00}, 3, NULL}, /* the rest of global unicast */
    {{0xFC, 0x00, 0x00, 0x00}, 7, "a unique local address"},
    {{0xFE, 0x80, 0x00, 0x00}, 10, "a link-local address"},
    {{0xFE, 0xC0, 0x00, 0x00}, 10, "a site-local address"},
    {{0xFF, 0x00, 0x00, 0x00}, 8, "a multicast address"},
};

static bool same_bits(const unsigned char *a, const unsigned char *b, int bits)
{
    int whole = bits / 8, rest = bits % 8;
    if (memcmp(a, b, (size_t)whole) != 0)
        return false;
    return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
}

static const char *refused4(const unsigned char *bytes)
{
    for (size_t i = 0; i < sizeof blocks4 / sizeof *blocks4; i++)
        if (same_bits(bytes, blocks4[i].bytes, blocks4[i].bits))
            return blocks4[i].what;
    return NULL;
}

static const char *refused6(const unsigned char *bytes)
{
    static const unsigned char zeros[16], nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (memcmp(bytes, zeros, 15) == 0 && bytes[15] < 2)
        return bytes[15] ? "a loopback address" : "an unspecified address";
    if (memcmp(bytes, mapped, 12) == 0)
        return "an IPv4-mapped address";
    if (memcmp(bytes, nat64, 12) == 0)
        return refused4(bytes + 12);
    for (size_t i = 0; i < sizeof blocks6 / sizeof *blocks6; i++)
        if (same_bits(bytes, blocks6[i].bytes, blocks6[i].bits))
            return blocks6[i].what;
    return "a reserved address";
}

const char *share__address_refused(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        return refused4((const unsigned char *)&in.sin_addr);
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, address, sizeof in6);
        return refused6(in6.sin6_addr.s6_addr);
    }
    return "no internet address";
}

/* The address's bytes in 'bytes'; how many bits they have, 0 when it is no address. */
static int read_address(const char *text, unsigned char bytes[16])
{
    if (inet_pton(AF_INET, text, bytes) == 1)
        return 32;
    return inet_pton(AF_INET6, text, bytes) == 1 ? 128 : 0;
}

const char *share__address_refused_text(const char *text)
{
    unsigned char bytes[16];
    int bits = read_address(text, bytes);
    return bits == 32 ? refused4(bytes) : bits == 128 ? refused6(bytes) : NULL;
}

const char *share__host_refused(const char *host)
{
    char plain[64];
    size_t n = strlen(host);
    size_t last = n > 0 && host[n - 1] == '.' ? n - 1 : n; /* the root's dot */
    if ((last == 9 || (last > 9 && host[last - 10] == '.')) &&
        strncasecmp(host + last - 9, "localhost", 9) == 0)
        return "this machine";
    if (*host == '[' && n > 2) {
        host++;
        n = strcspn(host, "]%"); /* %: a zone */
    }
    if (n >= sizeof plain)
        return NULL;
    memcpy(plain, host, n);
    plain[n] = '\0';
    return share__address_refused_text(plain);
}

bool share__address_in(const char *host, const char *rule)
{
    unsigned char have[16], wanted[16];
    char plain[64];
    size_t n = strcspn(rule, "/");
    if (n >= sizeof plain)
        return false;
    memcpy(plain, rule, n);
    plain[n] = '\0';
    int bits = read_address(host, have), kept = bits;
    if (bits == 0 || read_address(plain, wanted) != bits)
        return false;
    if (rule[n] == '/') {
        char *end;
        long number = strtol(rule + n + 1, &end, 10);
        if (end == rule + n + 1 || *end || number < 0 || number > bits)
            return false;
        kept = (int)number;
    }
    return same_bits(have, wanted, kept);
}

void share__address_text(const struct sockaddr *address, char *text)
{
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    const char *written = NULL;
    if (address->sa_family == AF_INET) {
        memcpy(&in, address, sizeof in);
        written = inet_ntop(AF_INET, &in.sin_addr, text, 64);
    } else if (address->sa_family == AF_INET6) {
        memcpy(&in6, address, sizeof in6);
        written = inet_ntop(AF_INET6, &in6.sin6_addr, text, 64);
    }
    if (!written)
        memcpy(text, "?", 2);
}
