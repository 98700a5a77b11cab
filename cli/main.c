/* main.c - sharepost: an article goes in, the post that shares it comes out.
 *
 * The program holds no knowledge of articles or posts; it uses the library as everybody else can,
 * and adds what a library must not do: read the command line and the environment, print, start a
 * clipboard tool and a browser. */
#include "options.h"
#include "output.h"
#include "process.h"
#include "stop.h"

int main(int argc, char **argv)
{
    struct options options;
    output_start();
    int code = options_read(&options, argc, argv);
    if (code == GO_ON)
        code = process_all(&options);
    code = output_finish(code);
    stop_obey();
    return code;
}
