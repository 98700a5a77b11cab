// where.js PAGE WIDTH HEIGHT SELECTOR: the middle of an element in a window of that size, "x y".
"use strict";
const { pathToFileURL } = require("url");
const path = require("path");
const { open } = require("./lib.js");

const [file, width, height, selector] = process.argv.slice(2);
open(async ({ visit }) => {
  const viewport = { width: Number(width), height: Number(height) };
  const { page } = await visit(pathToFileURL(path.resolve(file)).href, { viewport });
  const box = await page.locator(selector).boundingBox();
  console.log(Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2));
});
