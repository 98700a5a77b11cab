// sharepost.js - a plug-in for Eleventy 2 and 3: {% share_button %} writes the button of the page that
// it stands in.
//
//     eleventyConfig.addPlugin(require("./sharepost.js"), { site: "https://example.org/" });
//
// The article is the page's own source file, its address the page's under `site`. Options: program
// (SHAREPOST, else sharepost), part ("whole", or "markup" where the site has the script once), and
// arguments, a list of further ones. An article that has no button fails the build.
"use strict";

const { execFile } = require("child_process");
const { promisify } = require("util");

const run = promisify(execFile);

module.exports = function (eleventyConfig, options = {}) {
  const program = options.program || process.env.SHAREPOST || "sharepost";
  if (!options.site) {
    throw new Error("sharepost: the option `site` is missing, such as https://example.org/");
  }

  async function button() {
    const { inputPath, url } = this.page;
    const args = [
      `--html-button${options.part === "markup" ? "=markup" : ""}`,
      "--print",
      `--url=${new URL(url.replace(/^\//, ""), `${options.site.replace(/\/+$/, "")}/`)}`,
      ...(options.arguments || []),
      "--",
      inputPath,
    ];
    try {
      const { stdout } = await run(program, args, { timeout: 60000, maxBuffer: 1 << 24 });
      return stdout.trimEnd();
    } catch (error) {
      throw new Error(`${inputPath}: ${(error.stderr || error.message).trim()}`);
    }
  }

  eleventyConfig.addAsyncShortcode("share_button", button);
};
