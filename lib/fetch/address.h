/* address.h - which addresses are public. */
#ifndef SHARE_FETCH_ADDRESS_H
#define SHARE_FETCH_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* NULL for an address of the public internet; else what it is: "a loopback address". */
const char *share__address_refused(const struct sockaddr *address);
/* The same for an address as text, "127.0.0.1" or "::1". NULL also when it is no address. */
const char *share__address_refused_text(const char *text);
/* The same for the host of a URL: an address, in brackets or not, or a name for this machine. */
const char *share__host_refused(const char *host);

/* Is 'host' an address in the block 'rule', such as 10.0.0.0/8 or fd00::/8 or 192.0.2.7? */
bool share__address_in(const char *host, const char *rule);
/* The address as text in 'text', of at least 64 bytes. */
void share__address_text(const struct sockaddr *address, char *text);

#endif
