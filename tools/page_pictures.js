// page_pictures.js PARTS CHROMIUM PAGE FOLDER: takes FOLDER/share-page-{light,dark}.png of the page.
"use strict";
const path = require("path");
const { pathToFileURL } = require("url");

const [parts, executablePath, file, folder] = process.argv.slice(2);
const { chromium } = require(path.join(path.resolve(parts), "node_modules", "playwright-core"));

(async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({
      viewport: { width: 1120, height: 840 },
      deviceScaleFactor: 1.5,
      colorScheme,
    });
    await page.goto(pathToFileURL(path.resolve(file)).href);
    await page.check("[value=desktop]");
    await page.locator("main").screenshot({
      path: path.join(folder, `share-page-${colorScheme}.png`),
      animations: "disabled",
    });
  }
  await browser.close();
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
