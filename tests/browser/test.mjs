// The exhibition in a real browser: every kind of page, small and large, light and dark, without script, from a
// host, from below a sub-path and from a memory stick; and naughty strings that must stay strings.
//
//   node test.mjs PUBLIC NAUGHTY [SCREENSHOTS]
//
// PUBLIC is the built demonstration; NAUGHTY a build whose titles and statements are attacks.
import { readFileSync, readdirSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const [, , folder, naughty, screenshots] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let passed = 0;
const failures = [];

/** Runs a check and goes on whatever comes of it. */
async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
    console.log(`FAILED ${name}: ${error.message}`);
  }
}

function must(condition, message) {
  if (!condition) throw new Error(message);
}

/** The html files below a folder. */
function pages(root, below = "") {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pages(root, join(below, entry.name)) : entry.name.endsWith(".html") ? [join(below, entry.name)] : []);
}

/** One page of every kind, by its address. */
function kinds(root) {
  const all = pages(root).map((page) => page.replaceAll("\\", "/")).sort();
  const first = (pattern) => all.find((page) => pattern.test(page));
  const sensitive = all.find((page) => /^works\//.test(page) && readFileSync(join(root, page), "utf8").includes("<details"));
  const chosen = {
    home: "index.html", "home-en": "en/index.html", rooms: "rooms/index.html", room: first(/^rooms\/[^/]+\/index/),
    "room-en": first(/^en\/rooms\/[^/]+\/index/), work: first(/^works\//), "work-en": first(/^en\/works\//), sensitive,
    topics: "topics/index.html", topic: first(/^topics\/[^/]+\//), grade: first(/^grades\/[^/]+\//), titles: first(/^titles\/[^/]+\//),
    provinces: "provinces/index.html", about: "about/index.html", help: "help/index.html", "help-en": "en/help/index.html",
    credits: "credits/index.html", takedown: "takedown/index.html", "not-found": "404.html",
  };
  return Object.entries(chosen).filter(([, page]) => page && all.includes(page));
}

/** A page whose requests and messages are watched. */
async function watched(context, origin) {
  const page = await context.newPage();
  const trouble = [];
  page.on("request", (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) trouble.push(`foreign request ${request.url()}`); });
  page.on("requestfailed", (request) => trouble.push(`failed request ${request.url()}`));
  page.on("response", (response) => { if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`); });
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => trouble.push(`script error: ${error.message}`));
  page.on("dialog", async (dialog) => { trouble.push(`dialog: ${dialog.message()}`); await dialog.dismiss(); });
  return { page, trouble };
}

/** What is wrong with the page as it stands: axe, sideways scrolling, script, pictures that did not load. */
async function inspect(page) {
  await page.evaluate(() => Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => {}); })));
  const seen = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    scripts: document.scripts.length,
    blank: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
    headings: document.querySelectorAll("h1").length,
    inline: document.querySelectorAll("[style], style, [onclick], [onload], [onerror]").length,
  }));
  must(seen.wide <= 0, `scrolls sideways by ${seen.wide} px`);
  must(seen.scripts === 0, `${seen.scripts} scripts`);
  must(seen.blank.length === 0, `pictures not shown: ${seen.blank}`);
  must(seen.headings === 1, `${seen.headings} first headings`);
  must(seen.inline === 0, `${seen.inline} inline styles or handlers`);
  const axe = await page.evaluate(async () => {
    const result = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return result.violations.map((violation) => `${violation.id} (${violation.nodes.map((node) => node.html).slice(0, 2).join(" … ")})`);
  }).catch((error) => [`axe did not run: ${error.message}`]);
  must(axe.length === 0, `axe: ${axe.join("; ")}`);
}

const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
const site = await serve(folder);
if (screenshots) mkdirSync(screenshots, { recursive: true });

// Every kind of page, in every light and at every width. The pages bring no script; axe comes in by the debugger.
const looks = [
  { name: "360-light", viewport: { width: 360, height: 740 }, colorScheme: "light", deviceScaleFactor: 2 },
  { name: "1280-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "360-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  { name: "1280-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "320-light", viewport: { width: 320, height: 640 }, colorScheme: "light" },
  { name: "1280-forced", viewport: { width: 1280, height: 800 }, forcedColors: "active" },
];
for (const look of looks) {
  const context = await browser.newContext({ ...look, bypassCSP: false });
  const { page, trouble } = await watched(context, site.address);
  await page.addInitScript(AXE);
  for (const [kind, path] of kinds(folder)) {
    await check(`${look.name} ${kind}`, async () => {
      trouble.length = 0;
      await page.goto(site.address + path);
      await inspect(page);
      must(trouble.length === 0, trouble.join("; "));
      if (screenshots) await page.screenshot({ path: join(screenshots, `${kind}-${look.name}.png`), fullPage: true });
    });
  }
  await context.close();
}

/** Home → room → work → next → the other language → back home, by links alone. */
async function walk(page, start, settle) {
  await page.goto(start);
  const follow = async (selector, wanted) => {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
    must(wanted.test(page.url()), `${selector} leads to ${page.url()}`);
    await settle?.(page);
  };
  await follow("main a[href*='rooms/']", /rooms\/[^/]+\/index\.html$/);
  await follow("main a[href*='works/']", /works\/[^/]+\/index\.html$/);
  await follow("main a[rel~='next'], main a[href*='../'][rel='next']", /works\/[^/]+\/index\.html$/);
  const before = page.url();
  await follow("a[hreflang='en']", /\/en\/works\/[^/]+\/index\.html$/);
  must(page.url().split("/works/")[1] === before.split("/works/")[1], "the language switch stays on the same work");
  await follow("a[hreflang='vi']", /\/works\/[^/]+\/index\.html$/);
  await follow("header a[href$='index.html']", /index\.html$/);
}

const below = await serve(folder, "/truong/trien-lam/");
const places = [["a host", site.address], ["a sub-path", below.address], ["a memory stick", pathToFileURL(resolve(folder)).href + "/"]];
for (const [name, address] of places) {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
    await check(`walk without script from ${name} at ${viewport.width}`, async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport });
      const { page, trouble } = await watched(context, address);
      try {
        await walk(page, address + "index.html");
        must(trouble.length === 0, trouble.join("; "));
      } finally {
        await context.close();
      }
    });
  }
}

await check("the sensitive work opens without script", async () => {
  const [, path] = kinds(folder).find(([kind]) => kind === "sensitive") ?? [];
  must(path, "the demonstration has a sensitive work");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address + path);
  must(!(await page.locator("details img").isVisible()), "hidden at first");
  await page.locator("details summary").click();
  must(await page.locator("details img").isVisible(), "shown on request");
  await context.close();
});

await check("an unknown address answers with a page that helps", async () => {
  const page = await browser.newPage();
  const answer = await page.goto(site.address + "khong-co-trang-nay");
  must(answer.status() === 404, `${answer.status()}`);
  must((await page.locator("h1").count()) === 1, "has a heading");
  await page.close();
});

// Attacks as titles, names and statements: nothing runs, nothing loads, nothing breaks.
const attacked = await serve(naughty);
const context = await browser.newContext();
const { page, trouble } = await watched(context, attacked.address);
const all = pages(naughty).filter((path) => !path.startsWith("en"));
await check(`${all.length} pages of naughty strings`, async () => {
  for (const path of all) {
    await page.goto(attacked.address + path.replaceAll("\\", "/"));
    const seen = await page.evaluate(() => ({
      scripts: document.querySelectorAll("script, iframe, object, embed, [onerror], [onload], [onclick], [onmouseover]").length,
      links: [...document.links].map((link) => link.protocol).filter((protocol) => !["http:", "https:", "mailto:", "tel:"].includes(protocol)),
      landmarks: document.querySelectorAll("body > header, body > main, body > footer").length,
    }));
    must(seen.scripts === 0, `${path}: ${seen.scripts} live elements`);
    must(seen.links.length === 0, `${path}: links to ${seen.links}`);
    must(seen.landmarks >= 3, `${path}: the page is broken`);
  }
  must(trouble.length === 0, trouble.slice(0, 5).join("; "));
});

await browser.close();
await Promise.all([site, below, attacked].map((server) => server.stop()));
const weight = pages(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
console.log(`${pages(folder).length} pages, ${(weight / 1024).toFixed(0)} KB of HTML`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
