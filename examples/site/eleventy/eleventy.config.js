module.exports = function (eleventyConfig) {
  eleventyConfig.addPlugin(require("./sharepost.js"), { site: "https://example.org/blog/" });
  return { pathPrefix: "/blog/" };
};
