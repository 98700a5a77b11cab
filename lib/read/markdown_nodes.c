/* markdown_nodes.c - how many nodes cmark may make of Markdown, so that none of its trees takes
 * much more than its part of the source: of nothing but marks it makes 200 times their size. */
#include "read/markdown_lines.h"

/* A node takes about 190 bytes. So many may a piece have, and one for so many bytes of the source;
 * a long line about as many. */
enum { NODES = SHARE__FEWEST_NODES, BYTES_OF_NODE = 32, MOST_NODES = 16000, STEP = 512 };

/* How many nodes a byte may cost: its own, one of the text behind it, one of a delimiter. */
static const unsigned char nodes_of[256] = {
    ['\n'] = 2, ['*'] = 3, ['_'] = 3, ['['] = 3, ['!'] = 2,  ['"'] = 2, ['#'] = 3, ['&'] = 2,
    ['\''] = 2, ['-'] = 2, ['.'] = 2, ['<'] = 2, ['\\'] = 2, [']'] = 2, ['`'] = 2};

static size_t count_nodes(const char *p, size_t n)
{
    const unsigned char *b = (const unsigned char *)p, *end = b + n;
    unsigned nodes = 0;
    for (; end - b >= 8; b += 8)
        nodes += (unsigned)nodes_of[b[0]] + nodes_of[b[1]] + nodes_of[b[2]] + nodes_of[b[3]] +
                 nodes_of[b[4]] + nodes_of[b[5]] + nodes_of[b[6]] + nodes_of[b[7]];
    for (; b < end; b++)
        nodes += nodes_of[*b];
    return nodes;
}

const char *share__lines_dense_end(const share__lines *lines, const char *p, const char *end)
{
    size_t nodes = 0, most = NODES + (size_t)(lines->end - lines->start) / (4 * BYTES_OF_NODE);
    for (const char *q = p; q < end; q += STEP) {
        size_t length = end - q < STEP ? (size_t)(end - q) : STEP;
        nodes += count_nodes(q, length);
        if (nodes > most)
            return q;
    }
    return end;
}

bool share__lines_dense(share__lines *lines, unsigned times)
{
    size_t most = NODES + (size_t)(lines->end - lines->start) / BYTES_OF_NODE;
    if (most > MOST_NODES)
        most = MOST_NODES;
    lines->nodes += count_nodes(lines->out.p + lines->counted, lines->out.n - lines->counted);
    lines->counted = lines->out.n;
    lines->count_at = lines->counted + (lines->nodes < most ? (most - lines->nodes) / 3 : 0);
    return lines->nodes >= (times > 1 ? most + most / 8 : most);
}
