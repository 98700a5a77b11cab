// The button of a site in a driven browser: see button.sh.
"use strict";
const { hostileOptions, bad, equal, sharepost, open, serve, violationsOfAxe, finish } = require("./lib.js");

const fragment = sharepost("--html-button", "a.md");
const markup = sharepost("--html-button=markup", "a.md");
const hostile = sharepost("--html-button", ...hostileOptions, "hostile.md");
const script = sharepost("--html-button=script");
const hash = sharepost("--html-button=csp").trim();
const text = sharepost("a.md").slice(0, -1);
const link = sharepost("--url-only", "a.md").trim();

const site = (body) => `<!DOCTYPE html><html lang="en"><head><title>A site</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><main><h1>An article</h1>\n${body}\n</main></body></html>`;
const policy = (scripts) => ({ "Content-Security-Policy": `default-src 'none'; img-src data:; ${scripts}` });
const permissions = ["clipboard-read", "clipboard-write"];
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const status = (page, at) => page.locator(".share-post-status").nth(at);

// Clicks the link and waits for its dialog; returns what the button says then.
const share = async (page, context, at) => {
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  const [dialog] = await Promise.all([
    context.waitForEvent("page"),
    page.locator(".share-post-link").nth(at).click(),
  ]);
  await dialog.close();
  await page.waitForFunction((n) => document.querySelectorAll(".share-post-status")[n].textContent, at);
  return status(page, at).textContent();
};

const underPolicies = async ({ visit }) => {
  const other = sharepost("--html-button", "--headline", "Another article", "a.md");
  const pages = {
    "/free": { body: site(fragment + other + markup) },
    "/hash": { body: site(fragment + other + fragment), headers: policy(`script-src ${hash}`) },
    "/self": { body: site(markup + markup + `<script src="/share-button.js" defer></script>`), headers: policy("script-src 'self'") },
    "/share-button.js": { body: script, type: "text/javascript" },
    "/none": { body: site(fragment), headers: policy("") },
  };
  await serve(pages, async (base) => {
    for (const path of ["/free", "/hash", "/self"]) {
      const { page, context, log } = await visit(base + path, { permissions });
      const count = await page.locator(".share-post").count();
      for (const at of [0, count - 1]) {
        if (path === "/free" && at > 0) continue; // the last one came behind the last script
        if (!/^Copied/.test(await share(page, context, at))) bad(`${path}: the button does not say that it copied`);
        equal(await clipboard(page), text, `${path}: the clipboard`);
      }
      if (count === 3 && path !== "/self") {
        await share(page, context, 1);
        if (!(await clipboard(page)).startsWith("Another article")) bad(`${path}: the second button copies the first one's text`);
        equal(await status(page, 1).textContent() !== "", true, `${path}: the second one's words`);
      }
      equal(await page.locator(".share-post [id]").count(), 0, `${path}: ids`);
      equal(log.violations, [], `${path}: the policy`);
      equal(log.words, [], `${path}: the console`);
      equal(await violationsOfAxe(page), [], `${path}: axe-core`);
      await context.close();
    }
    // A policy that blocks the script: what is left is the link and the text, and no promise.
    const { page, context, log } = await visit(`${base}/none`, { permissions });
    await page.waitForTimeout(200);
    equal(log.violations.length, 1, "/none: the script is blocked");
    equal(await page.getByText("copies the text").isVisible(), false, "/none: a promise");
    equal(await page.getAttribute(".share-post-link", "href"), link, "/none: the link");
    await page.click(".share-post summary");
    equal(await page.inputValue(".share-post-text"), text, "/none: the text");
    await context.close();
  });
};

// Where the clipboard is refused: the text is there, selected, and the words say so.
const refused = async ({ visit }) => {
  await serve({ "/": { body: site(fragment) } }, async (base) => {
    const { page, context } = await visit(base);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.execCommand = () => false;
    });
    const [dialog] = await Promise.all([context.waitForEvent("page"), page.click(".share-post-link")]);
    await dialog.close();
    await page.waitForFunction(() => document.querySelector(".share-post-status").textContent);
    if (!/^Not copied/.test(await status(page, 0).textContent())) bad("a refused copy is not told");
    equal(await page.isVisible(".share-post-text"), true, "refused: the text is shown");
    equal(await page.evaluate(() => String(document.getSelection()) || document.activeElement.value.slice(
      document.activeElement.selectionStart, document.activeElement.selectionEnd)), text, "refused: selected");
    await context.close();
  });
};

const withoutScripts = async ({ visit }) => {
  await serve({ "/": { body: site(fragment) } }, async (base) => {
    const { page, context } = await visit(base, { javaScriptEnabled: false });
    equal(await page.textContent(".share-post-link >> visible=true").then(() => page.innerText(".share-post-link")), "Share this post on LinkedIn", "no script: the link's words");
    equal(await page.isVisible(".share-post-app"), false, "no script: the app button");
    await page.click(".share-post summary");
    equal(await page.inputValue(".share-post-text"), text, "no script: the text");
    const [dialog] = await Promise.all([context.waitForEvent("page"), page.click(".share-post-link")]);
    await dialog.close();
    await context.close();
  });
};

// With an app to hand the text to; it needs a click of its own.
const withApps = async ({ visit }) => {
  const elsewhere = sharepost("--html-button", "--link", "none", "a.md");
  await serve({ "/": { body: site(fragment + elsewhere) } }, async (base) => {
    const { page, context } = await visit("about:blank");
    await page.addInitScript(() => {
      window.shared = [];
      navigator.share = (data) => Promise.resolve(window.shared.push(data));
    });
    await page.goto(base);
    await page.locator(".share-post-app").nth(0).click();
    await page.locator(".share-post-app").nth(1).click();
    const shared = await page.evaluate(() => window.shared);
    equal(shared[0], { text }, "an app gets the text");
    equal(shared[1].url, "https://example.org/tides", "and the URL that is not in it");
    await context.close();
  });
};

const hostileTexts = async ({ visit }) => {
  await serve({ "/": { body: site(hostile), headers: policy(`script-src ${hash}`) } }, async (base) => {
    const { page, context, log } = await visit(base);
    equal(await page.inputValue(".share-post-text"), sharepost(...hostileOptions, "hostile.md").slice(0, -1), "hostile: the text");
    equal(await page.getAttribute(".share-post-link", "href"), sharepost("--url-only", ...hostileOptions, "hostile.md").trim(), "hostile: the link");
    equal(await page.evaluate(() => window.hacked), undefined, "hacked");
    equal(await page.locator(".share-post + script ~ *, .share-post img, .share-post svg").count(), 0, "hostile: elements");
    equal(log.violations, [], "hostile: the policy");
    await context.close();
  });
  for (const made of [fragment, hostile, markup]) {
    if (/\n\s*\n|^[ \t]/m.test(made)) bad("a blank line or indentation, which Markdown takes for its own");
    if (/\s(on\w+|style|id)=/.test(made.replace(/<textarea[^]*?<\/textarea>|<script>[^]*?<\/script>/g, ""))) {
      bad("a handler, a style or an id");
    }
  }
};

const narrow = async ({ visit }) => {
  await serve({ "/": { body: site(fragment) } }, async (base) => {
    const { page, context } = await visit(base, { viewport: { width: 320, height: 600 } });
    await page.click(".share-post summary");
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= 320), true, "320 pixels: wider than the screen");
    await context.close();
  });
};

open(async (tools) => {
  for (const check of [underPolicies, refused, withoutScripts, withApps, hostileTexts, narrow]) {
    const start = Date.now();
    await check(tools).catch((error) => bad(`${check.name}: ${error.stack}`));
    console.log(`${check.name}: ${Date.now() - start} ms`);
  }
}).then(finish, (error) => {
  console.log(error);
  process.exit(1);
});
