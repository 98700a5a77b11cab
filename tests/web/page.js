// The share page in a driven browser: see page.sh.
"use strict";
const { readFileSync, writeFileSync } = require("fs");
const { pathToFileURL } = require("url");
const { execFileSync } = require("child_process");
const path = require("path");
const { hostileOptions, bad, equal, sharepost, cases, open, violationsOfAxe, finish } = require("./lib.js");

const url = (name) => pathToFileURL(path.resolve(name)).href;
const write = (name, ...args) => sharepost("--html", name, ...args);
const number = async (page, id) => Number(await page.textContent(`#${id}`));
const field = (page) => page.inputValue("#text");

// No word of an article is more than text, and nothing is asked of anybody.
const hostileTexts = async ({ visit }) => {
  for (const [name, ...args] of [
    ["hostile.html", "hostile.md"],
    ["raw.html", ...hostileOptions, "hostile.md"],
    ["comment.html", "--link", "comment", ...hostileOptions, "hostile.md"],
    ["layout.html", "--layout", "{site} {headline}\\n</textarea><script>window.hacked=8</script>", "hostile.md"],
  ]) {
    write(name, ...args);
    const { page, context, log } = await visit(url(name));
    equal(await page.evaluate(() => window.hacked), undefined, `${name}: hacked`);
    equal(await page.locator("script").count(), 1, `${name}: scripts`);
    equal(await page.locator("img, svg, iframe, object, style ~ style").count(), 0, `${name}: elements`);
    equal(`${await field(page)}\n`, sharepost(...args), `${name}: the text`);
    if (args.length > 8) {
      equal(await page.textContent(".link small"), "example.org", `${name}: the card`);
      if (!(await page.textContent(".link b")).startsWith("</title>")) bad(`${name}: the headline is not what was given`);
    }
    if (name === "comment.html") {
      equal(await page.textContent("#comment"), JSON.parse(sharepost("--json", ...args)).post.comment, "the comment");
    }
    equal(await page.evaluate(() => Array.from(document.querySelectorAll("*"),
      (element) => Array.from(element.attributes, (attribute) => attribute.name))
      .flat().filter((attribute) => attribute.startsWith("on") || attribute === "style")), [],
      `${name}: handlers and styles in attributes`);
    if (await page.locator("#more").count()) await page.click("#more");
    equal(log.violations, [], `${name}: the policy`);
    equal(log.words, [], `${name}: the console`);
    equal(log.requests.length, 1, `${name}: requests`);
    await context.close();
  }
  // That a violation would be seen: the same page with a script of somebody else's.
  writeFileSync("planted.html", readFileSync("hostile.html", "utf8")
    .replace("</main>", "<script>window.hacked = 9;</script><img src=/x.png></main>"));
  const { page, context, log } = await visit(url("planted.html"));
  await page.waitForTimeout(100);
  equal(await page.evaluate(() => window.hacked), undefined, "a planted script ran");
  if (log.violations.length < 2) bad("a violation of the policy is not noticed");
  await context.close();
};

// The script counts and folds as the library does: pages as they open.
const sameNumbers = async ({ visit }) => {
  const some = ["ar", "emoji", "en-yaml", "fa-zwnj", "he", "hi", "ja", "ko", "long-headline", "th", "vi-nfd", "zh"];
  let folded = 0;
  const { page, context } = await visit("about:blank");
  for (const { name, file } of cases().filter((one) => some.includes(one.name))) {
    const post = JSON.parse(sharepost("--json", file)).post;
    write("case.html", file);
    await page.goto(url("case.html"));
    equal(await field(page), post.text, `${name}: the text`);
    for (const unit of Object.keys(post.counts)) {
      equal(await number(page, unit), post.counts[unit], `${name}: ${unit}`);
    }
    for (const device of ["mobile", "desktop"]) {
      await page.check(`[value=${device}]`);
      const words = await page.textContent("#fold");
      const shown = words.startsWith("All") ? post.length : Number(/about (\d+)/.exec(words)[1]);
      equal(shown, post.fold[device], `${name}: the fold, ${device}`);
      folded += shown < post.length;
    }
  }
  await context.close();
  if (folded < 15) bad(`only ${folded} posts are long enough to be folded`);
};

// The same over all golden posts, and over texts that nobody would write.
const sameNumbersOfAnything = async ({ visit }) => {
  const pieces = [" ", "  ", "\n", "\n\n", "-", "\u2014", "\u2013", "7", "a", "e\u0301", "\ud83c\uddf3\ud83c\uddf1",
    "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ud83d\udc4d\ud83c\udffd", "\u2764\ufe0f", "\u2764", "\u3042", "\u4e2d\u6587", "\u3002", "\uff08", "\u300c",
    "\u0e40\u0e01", "\u0e48", "\u0939\u093f\u0928\u094d\u0926\u0940", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\uac00", "\u1112\u1161\u11ab", "\ud835\udc00", "https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "\u00ad", "\u2026", "\u00a0", "\u3000", "word", "longerword", "\uff21", "\uff76", "#tag", "\u2028", " \u200d"];
  let seed = 20260101;
  const next = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const texts = cases().map(({ file }) => sharepost(file).slice(0, -1));
  for (let i = 0; i < 600; i++) {
    let text = "";
    for (let left = 1 + next(120); left > 0; left--) text += pieces[next(pieces.length)];
    texts.push(text);
  }
  const wanted = execFileSync(path.join(process.env.BUILD, "bin", "lines"), { input: texts.join("\0") })
    .toString().trim().split("\n");
  write("any.html", "a.md");
  const { page, context } = await visit(url("any.html"));
  const got = await page.evaluate((all) => all.map((text) => {
    const area = document.getElementById("text");
    const numbers = [];
    area.value = text;
    area.dispatchEvent(new Event("input"));
    for (const unit of ["utf16", "code_points", "graphemes", "bytes"]) {
      numbers.push(document.getElementById(unit).textContent);
    }
    for (const device of ["mobile", "desktop"]) {
      document.querySelector(`[value=${device}]`).click();
      const words = document.getElementById("fold").textContent;
      numbers.push(words.startsWith("All") ? "all" : /about (\d+)/.exec(words)[1]);
    }
    return numbers;
  }), texts);
  await context.close();
  equal(got.length, wanted.length, "texts");
  got.forEach((numbers, i) => {
    const right = wanted[i].split(" ");
    // the page says "all" also where only blanks are hidden
    const same = numbers.every((n, at) => n === right[at] ||
      (n === "all" && texts[i].slice(Number(right[at])).trim() === ""));
    if (!same) bad(`${JSON.stringify(texts[i])}: ${numbers}, not ${right}`);
  });
};

// What one does with it.
const editing = async ({ visit }) => {
  write("edit.html", "a.md");
  const { page, context } = await visit(url("edit.html"), { permissions: ["clipboard-read", "clipboard-write"] });
  const text = await field(page);
  equal(await page.getAttribute("#text", "readonly"), null, "the text can be changed");
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Copied.");
  equal(await page.evaluate(() => navigator.clipboard.readText()), text, "Copy");
  await page.locator("#text").press("Control+End");
  await page.keyboard.insertText(" \ud83d\udc4d");
  equal(await number(page, "used"), text.length + 3, "the counter follows");
  equal(await page.getAttribute("#text", "aria-invalid"), "false", "within the limit");
  await page.keyboard.insertText("x".repeat(3000));
  equal(await page.getAttribute("#text", "aria-invalid"), "true", "over the limit");
  if (!/Over the limit/.test(await page.textContent("#status"))) bad("over the limit: no word");
  await page.fill("#text", "");
  equal(await number(page, "used"), 0, "nothing left");
  await page.fill("#text", "One.\n\nTwo \u2026 three.\n");
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Copied.");
  equal(await page.evaluate(() => navigator.clipboard.readText()), "One.\n\nTwo \u2026 three.", "the changed text");
  await page.fill("#text", text);
  await page.focus("#more");
  await page.keyboard.press("Enter");
  equal(await page.getAttribute("#more", "aria-expanded"), "true", "see more");
  equal(await page.evaluate(() => document.activeElement.id), "more", "the focus stays");
  if (!(await page.textContent("#post")).startsWith(text)) bad("see more does not show all");
  const [dialog] = await Promise.all([context.waitForEvent("page"), page.click("#share")]);
  await page.waitForFunction(() => /^Copied/.test(document.getElementById("status").textContent));
  equal(await dialog.evaluate(() => window.opener).catch(() => null), null, "the dialog knows its opener");
  await context.close();
};

// Only by keyboard: everything is reached, in the order that it stands in.
const keyboard = async ({ visit }) => {
  write("keys.html", "--link", "comment", "a.md");
  const { page, context } = await visit(url("keys.html"));
  const order = [];
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press("Tab");
    order.push(await page.evaluate(() => document.activeElement.id || document.activeElement.name));
  }
  equal(order.slice(0, 6), ["text", "device", "more", "copy-comment", "share", "copy"], "the order of Tab");
  await context.close();
};

const withoutScripts = async ({ visit }) => {
  write("plain.html", "a.md");
  const { page, context } = await visit(url("plain.html"), { javaScriptEnabled: false });
  const post = JSON.parse(sharepost("--json", "a.md"));
  equal(await field(page), post.post.text, "no script: the text");
  equal(await page.getAttribute("#share", "href"), post.share_url, "no script: the link");
  equal(await page.textContent("#used"), String(post.post.length), "no script: the counter");
  equal(await page.isVisible("#copy"), false, "no script: Copy promises nothing");
  equal((await page.textContent("#post")).trim(), post.post.text, "no script: the preview");
  equal(await page.isVisible("hr.mobile"), true, "no script: the fold on a phone");
  await page.check("[value=desktop]");
  equal([await page.isVisible("hr.mobile"), await page.isVisible("hr.desktop")], [false, true], "no script: on a desktop");
  const [dialog] = await Promise.all([context.waitForEvent("page"), page.click("#share")]);
  equal(dialog.url().startsWith("https://www.linkedin.com/") || dialog.url().startsWith("chrome-error"), true, "no script: the dialog opens");
  await context.close();
};

// Both schemes, from 320 pixels on: readable, usable, nothing beside the screen.
const looks = async ({ visit }) => {
  const grounds = new Set();
  const golden = (name) => cases().find((one) => one.name === name).file;
  const long = ["--headline", "A".repeat(200), "--url", `https://example.org/${"long-".repeat(60)}`];
  for (const [name, ...args] of [["en", "a.md"], ["ar", golden("ar")], ["zh", golden("zh")], ["long", ...long, "a.md"], ["hostile", "--link", "comment", ...hostileOptions, "hostile.md"]]) {
    write(`look-${name}.html`, ...args);
    const { page, context } = await visit(url(`look-${name}.html`));
    await page.click("#more");
    await page.check("[value=desktop]");
    for (const [colorScheme, width] of [["light", 320], ["light", 1280], ["dark", 320], ["dark", 1280]]) {
      const what = `${name}, ${colorScheme}, ${width}`;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${what}: wider than the screen`);
      if ((width === 320) === (name === "en" || name === "zh")) {
        equal(await violationsOfAxe(page), [], `${what}: axe-core`);
      }
      grounds.add(`${colorScheme} ${await page.evaluate(() => getComputedStyle(document.body).backgroundColor)}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png`, fullPage: true });
    }
    await context.close();
  }
  equal(grounds.size, 2, "two colour schemes");
};

open(async (tools) => {
  const checks = { hostileTexts, sameNumbers, sameNumbersOfAnything, editing, keyboard, withoutScripts, looks };
  for (const [name, check] of Object.entries(checks)) {
    if (process.argv[2] && process.argv[2] !== name) continue;
    const start = Date.now();
    await check(tools).catch((error) => bad(`${name}: ${error.stack}`));
    console.log(`${name}: ${Date.now() - start} ms`);
  }
}).then(finish, (error) => {
  console.log(error);
  process.exit(1);
});
