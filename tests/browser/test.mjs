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
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const [, , folder, naughty, screenshots] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// What the checkers of HTML said before: `HTML_CHECKS="html-validate=0 vnu=0"`, with their exit codes.
const before = (process.env.HTML_CHECKS ?? "").split(" ").filter(Boolean).map((said) => said.split("="));
let passed = before.filter(([, code]) => code === "0").length;
const failures = before.filter(([, code]) => code !== "0").map(([name]) => `${name}: see above`);

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

/** Goes through a list, several at a time. */
async function atOnce(many, list, body) {
  const waiting = [...list];
  await Promise.all(Array.from({ length: many }, async () => { while (waiting.length > 0) await body(waiting.shift()); }));
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
    "room-en": first(/^en\/rooms\/[^/]+\/index/), work: first(/^works\//), "work-en": first(/^en\/works\//),
    landscape: all.find((page) => /^works\//.test(page) && readFileSync(join(root, page), "utf8").includes('<body class="work landscape"')), sensitive,
    topics: "topics/index.html", topic: first(/^topics\/[^/]+\//), grade: first(/^grades\/[^/]+\//), titles: first(/^titles\/[^/]+\//),
    provinces: "provinces/index.html", schools: "schools/index.html", year: first(/^years\/[^/]+\//), about: "about/index.html", help: "help/index.html", "help-en": "en/help/index.html",
    slideshow: "slideshow/index.html", "slideshow-room": first(/^rooms\/[^/]+\/slideshow\//), tours: "tours/index.html", tour: first(/^tours\/[^/]+\//), "tour-en": first(/^en\/tours\/[^/]+\//),
    credits: "credits/index.html", takedown: "takedown/index.html", "not-found": "404.html",
  };
  return Object.entries(chosen).filter(([, page]) => page && all.includes(page));
}

/** A page whose requests and messages are watched. */
async function watched(context, origin) {
  const page = await context.newPage();
  const trouble = [];
  page.on("request", (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) trouble.push(`foreign request ${request.url()}`); });
  // A page that is left while a font or an icon is still on its way cuts that request off itself: no failure.
  page.on("requestfailed", (request) => { if (request.failure()?.errorText !== "net::ERR_ABORTED") trouble.push(`failed request ${request.url()}`); });
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
    outside: [...document.body.querySelectorAll("*")].filter((element) => { const box = element.getBoundingClientRect(); return !element.ownerSVGElement && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); }).map((element) => element.outerHTML.slice(0, 80)),
    scripts: [...document.scripts].filter((script) => !script.src || !document.body.matches(".work, .show")).length,
    blank: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
    headings: document.querySelectorAll("h1").length,
    inline: document.querySelectorAll("[style], style, [onclick], [onload], [onerror]").length,
  }));
  must(seen.wide <= 0, `scrolls sideways by ${seen.wide} px`);
  must(seen.outside.length === 0, `stands outside the window: ${seen.outside.slice(0, 3).join(" … ")}`);
  must(seen.scripts === 0, `${seen.scripts} scripts`);
  must(seen.blank.length === 0, `pictures not shown: ${seen.blank}`);
  must(seen.headings === 1, `${seen.headings} first headings`);
  must(seen.inline === 0, `${seen.inline} inline styles or handlers`);
  const axe = await page.evaluate(async () => {
    const result = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return [...result.violations, ...result.incomplete].map((violation) => `${violation.id} (${violation.nodes.map((node) => node.html).slice(0, 2).join(" … ")})`);
  }).catch((error) => [`axe did not run: ${error.message}`]);
  must(axe.length === 0, `axe: ${axe.join("; ")}`);
}

/** The bytes and requests of each page's first view, before anything is scrolled, and how many works it lists. */
async function measure(browser, address, pages) {
  const rows = [];
  for (const [kind, path] of pages) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const answers = [];
    page.on("response", (answer) => answers.push(answer));
    await page.goto(address + path, { waitUntil: "networkidle" });
    // What stands in the window at first; further down the browser fetches ahead as it likes.
    const shown = await page.evaluate(() => [...document.images].filter((image) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight).map((image) => image.currentSrc));
    const row = { kind, text: 0, before: 0, first: 0, all: 0, requests: answers.length, works: await page.locator(".wall > .card").count() };
    for (const answer of answers) {
      const type = answer.headers()["content-type"] ?? "";
      const written = /^text\/|javascript|json|svg/.test(type);
      const bytes = await answer.body();
      const size = written ? brotliCompressSync(bytes).length : bytes.length;
      row.all += size;
      if (/^text\/(html|css)/.test(type)) row.text += size;
      if (written || type.startsWith("font/")) row.before += size;
      if (written || type.startsWith("font/") || shown.includes(answer.url())) row.first += size;
    }
    rows.push(row);
    await context.close();
  }
  return rows;
}

function kilobytes(bytes, width) {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(width);
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
await atOnce(3, looks, async ({ name, ...options }) => {
  const context = await browser.newContext(options);
  const { page, trouble } = await watched(context, site.address);
  await page.addInitScript(AXE);
  for (const [kind, path] of kinds(folder)) {
    await check(`${name} ${kind}`, async () => {
      trouble.length = 0;
      await page.goto(site.address + path);
      await inspect(page);
      must(trouble.length === 0, trouble.join("; "));
      if (screenshots) await page.screenshot({ path: join(screenshots, `${kind}-${name}.png`), fullPage: true });
    });
  }
  await context.close();
});

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
      // Motion is off, so that no cross-document transition stands between the click and the page.
      const context = await browser.newContext({ javaScriptEnabled: false, viewport, reducedMotion: "reduce" });
      context.setDefaultTimeout(10_000);
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

// Attacks as titles, names and statements: nothing runs, nothing loads, nothing breaks. The browser's own parser reads
// every page; the pages of the works, which say most, are also opened with script allowed.
const attacked = await serve(naughty);
const attackedPages = pages(naughty).map((path) => path.replaceAll("\\", "/"));
const LIVE = "script:not([src$='.js'][defer]), iframe, object, embed, base, style, form, " + ["error", "load", "click", "mouseover", "focus", "toggle", "begin"].map((event) => `[on${event}]`).join(", ");
await check(`${attackedPages.length} pages of naughty strings hold nothing live`, async () => {
  const reader = await (await browser.newContext({ bypassCSP: true })).newPage();
  const wrong = [];
  for (const path of attackedPages) {
    const found = await reader.evaluate(({ html, live }) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const links = [...page.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((element) => ["href", "src", "action", "formaction"].map((name) => element.getAttribute(name)).filter(Boolean));
      return {
        live: page.querySelectorAll(live).length,
        links: links.filter((link) => !["http:", "https:", "mailto:", "tel:"].includes(new URL(link, "http://x/").protocol)),
        landmarks: page.querySelectorAll("body > header, body > main, body > footer").length,
      };
    }, { html: readFileSync(join(naughty, path), "utf8"), live: LIVE });
    if (found.live > 0 || found.links.length > 0 || found.landmarks !== 3) wrong.push(`${path}: ${JSON.stringify(found)}`);
  }
  must(wrong.length === 0, wrong.slice(0, 5).join("; "));
});
const opened = attackedPages.filter((path) => /^works\/|^rooms\/[^/]+\/index|^index|^404/.test(path));
await check(`${opened.length} pages of naughty strings execute nothing`, async () => {
  const said = [];
  await atOnce(3, [0, 1, 2], async (share) => {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const { page, trouble } = await watched(context, attacked.address);
    for (const path of opened.filter((_, number) => number % 3 === share)) {
      await page.goto(attacked.address + path);
      if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) trouble.push(`${path} scrolls sideways`);
    }
    said.push(...trouble);
    await context.close();
  });
  must(said.length === 0, said.slice(0, 5).join("; "));
});

// What a first view costs: a phone of 360 px at @2x, text compressed as a host would. The bars hold for what the window
// shows; how far the browser fetches pictures ahead of the scrolling is its own choice, so that is told, not judged.
const costs = await measure(browser, site.address, kinds(folder));
console.log("\n360 px @2x                     HTML+CSS  before pictures  first view  fetched ahead too  requests   (bars: 10 KB for 24 works, 60 KB, 200 KB, –, 16)");
for (const row of costs) console.log(`${row.kind.padEnd(29)} ${kilobytes(row.text, 8)}  ${kilobytes(row.before, 15)}  ${kilobytes(row.first, 10)}  ${kilobytes(row.all, 17)}  ${String(row.requests).padStart(8)}`);
const heavy = costs.filter((row) => row.all > 200 * 1024).map((row) => row.kind);
console.log(heavy.length > 0 ? `above 200 KB with what is fetched ahead: ${heavy.join(", ")}\n` : "");
const listing = costs.find((row) => row.works === 24);
await check("the demonstration has a listing of 24 works", () => must(listing, costs.map((row) => `${row.kind} ${row.works}`).join(", ")));
if (listing) await check("HTML and CSS of a listing of 24 works: at most 10 KB", () => must(listing.text <= 10 * 1024, `${listing.text} bytes`));
for (const row of costs) {
  await check(`first view of ${row.kind}: 60 KB before pictures, 200 KB with them, 16 requests`, () => {
    must(row.before <= 60 * 1024, `${row.before} bytes before pictures`);
    must(row.first <= 200 * 1024, `${row.first} bytes with pictures`);
    must(row.requests <= 16, `${row.requests} requests`);
  });
}

// The picture of the project's front page.
if (screenshots) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // The fonts are optional: they show from the second page on, when the browser holds them.
  await page.goto(site.address + "help/index.html", { waitUntil: "networkidle" });
  await page.goto(site.address, { waitUntil: "networkidle" });
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
  await page.screenshot({ path: join(import.meta.dirname, "screenshot.jpg"), type: "jpeg", quality: 80 });
  await page.close();
}

await browser.close();
await Promise.all([site, below, attacked].map((server) => server.stop()));
const weight = pages(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
console.log(`${pages(folder).length} pages, ${(weight / 1024).toFixed(0)} KB of HTML`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
