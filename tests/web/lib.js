// What the tests in a driven browser share. A check is a function; what is wrong is said, the rest
// goes on, and the exit code tells.
"use strict";
const { execFileSync } = require("child_process");
const { readFileSync, readdirSync, existsSync } = require("fs");
const { createServer } = require("http");
const path = require("path");
const { chromium } = require(path.join(process.env.PARTS, "playwright-core"));

const axe = readFileSync(path.join(process.env.PARTS, "axe-core", "axe.min.js"), "utf8");
let problems = 0;

const bad = (what) => {
  problems += 1;
  console.log(`WRONG: ${what}`);
};
const equal = (got, wanted, what) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) {
    bad(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  }
};
// Values that come from the caller, which nobody cleans of markup as front matter is.
const hostileOptions = [
  "--headline", "</title></textarea></script><script>window.hacked=11</script> \"q\" 'a' &amp; ]]> --> <!--",
  "--summary", "<img src=x onerror=window.hacked=12> </textarea><svg onload=window.hacked=13> ${window.hacked=14}",
  "--url", "https://example.org/\"><script>window.hacked=15</script>?a=1&b='x'#<b>",
  "--lang", "en\" onfocus=\"window.hacked=16",
];
const sharepost = (...args) =>
  execFileSync(process.env.PROGRAM, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const cases = () => {
  const folder = path.join(process.env.SOURCE, "tests", "cases");
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "post.txt")))
    .map((name) => {
      const file = readdirSync(path.join(folder, name)).find((entry) => entry.startsWith("input."));
      return { name, file: path.join(folder, name, file) };
    });
};

// A browser and what its pages did: violations of a policy, words on the console, requests.
const open = async (run) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    ignoreDefaultArgs: ["--disable-popup-blocking"],
  });
  const visit = async (url, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10000);
    const log = { violations: [], words: [], requests: [] };
    page.on("console", (message) => log.words.push(message.text()));
    page.on("pageerror", (error) => log.words.push(String(error)));
    page.on("request", (request) => log.requests.push(request.url()));
    if (options.javaScriptEnabled !== false) {
      await page.exposeFunction("reportViolation", (what) => log.violations.push(what));
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) =>
          window.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
        );
      });
    }
    await page.goto(url);
    return { page, context, log };
  };
  try {
    await run({ browser, visit });
  } finally {
    await browser.close();
  }
};

// Pages from memory: { "/path": { body, headers } }.
const serve = async (pages, run) => {
  const server = createServer((request, response) => {
    const page = pages[request.url];
    response.writeHead(page ? 200 : 404, {
      "Content-Type": page && page.type ? page.type : "text/html; charset=utf-8",
      ...(page ? page.headers : {}),
    });
    response.end(page ? page.body : "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    await run(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
};

const violationsOfAxe = async (page) => {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  if (result.passes.length < 8) bad(`axe-core passed only ${result.passes.length} rules`);
  return result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`,
  );
};

const finish = () => {
  console.log(problems ? `${problems} problem(s)` : "ok");
  process.exit(problems ? 1 : 0);
};

module.exports = { hostileOptions, bad, equal, sharepost, cases, open, serve, violationsOfAxe, finish };
