// copies.js PARTS CHROMIUM COMMAND...: runs a command for which `w3m` prints what a reader gets who
// selects and copies the whole page in a browser's window. Scripts are off and nothing is loaded.
"use strict";
const http = require("http");
const path = require("path");
const { spawn } = require("child_process");

const [parts, executablePath, ...command] = process.argv.slice(2);
const { chromium } = require(path.join(path.resolve(parts), "node_modules", "playwright-core"));
const ADDRESS = "http://page.invalid/";

const copied = () => {
  getSelection().selectAllChildren(document.body || document.documentElement);
  return String(getSelection());
};

const copy = async (context, body) => {
  const page = await context.newPage();
  try {
    await page.route("**/*", (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({ body, contentType: "text/html" })
        : route.abort());
    await page.goto(ADDRESS, { waitUntil: "domcontentloaded", timeout: 20000 });
    return await page.evaluate(copied);
  } finally {
    await page.close();
  }
};

(async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const server = http.createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    try {
      response.end(await copy(context, Buffer.concat(pieces)));
    } catch (error) { // a page that moves on by itself has no text
      response.end("");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const child = spawn(command[0], command.slice(1), {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${__dirname}${path.delimiter}${process.env.PATH}`,
      COPIES: `http://127.0.0.1:${server.address().port}/`,
    },
  });
  const code = await new Promise((done) => child.on("close", done));
  server.close();
  await browser.close();
  process.exit(code === null ? 1 : code);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
