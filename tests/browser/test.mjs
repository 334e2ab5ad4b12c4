// The exhibition in a real browser: every kind of page, small and large, light and dark; and naughty strings that must
// stay strings.
//
//   node test.mjs PUBLIC NAUGHTY [SCREENSHOTS]
//
// PUBLIC is the built demonstration; NAUGHTY a build whose titles and statements are attacks.
import { readFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { AXE, LOOKS, SCRIPTLESS, atOnce, axeFindings, blankPictures, kinds, launch, must, pages, watched } from "./kit.mjs";
import { serve } from "./site.mjs";

const [, , folder, naughty, screenshots] = process.argv;

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

/** Paints what is far below the window as well, for pictures of whole pages. Runs in the page. */
function unskipped() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".frame { content-visibility: visible }");
  document.adoptedStyleSheets = [sheet];
}

/** What is wrong with the page as it stands: axe, sideways scrolling, script, pictures that did not load. */
async function inspect(page, kind) {
  const blank = await blankPictures(page);
  const seen = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    outside: [...document.body.querySelectorAll("*")].filter((element) => { const box = element.getBoundingClientRect(); return !element.ownerSVGElement && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); }).map((element) => element.outerHTML.slice(0, 80)),
    scripts: [...document.scripts].filter((script) => script.type !== "application/ld+json").length,
    headings: document.querySelectorAll("h1").length,
    inline: document.querySelectorAll("[style], style, [onclick], [onload], [onerror]").length,
  }));
  must(seen.wide <= 0, `scrolls sideways by ${seen.wide} px`);
  must(seen.outside.length === 0, `stands outside the window: ${seen.outside.slice(0, 3).join(" … ")}`);
  must(seen.scripts === 0 || !SCRIPTLESS.test(kind), `${seen.scripts} scripts`);
  must(blank.length === 0, `pictures not shown: ${blank}`);
  must(seen.headings === 1, `${seen.headings} first headings`);
  must(seen.inline === 0, `${seen.inline} inline styles or handlers`);
  const axe = await axeFindings(page);
  must(axe.length === 0, `axe: ${axe.join("; ")}`);
}

const browser = await launch();
const site = await serve(folder);
if (screenshots) mkdirSync(screenshots, { recursive: true });

// Every kind of page, in every light and at every width. Axe comes in by the debugger.
await atOnce(3, LOOKS, async ({ name, ...options }) => {
  const context = await browser.newContext(options);
  const { page, trouble } = await watched(context, site.address);
  await page.addInitScript(AXE);
  for (const [kind, path] of kinds(folder)) {
    await check(`${name} ${kind}`, async () => {
      trouble.length = 0;
      await page.goto(site.address + path);
      await inspect(page, kind);
      must(trouble.length === 0, trouble.join("; "));
      if (screenshots) await page.evaluate(unskipped);
      if (screenshots) await page.screenshot({ path: join(screenshots, `${kind}-${name}.png`), fullPage: true });
    });
  }
  await context.close();
});

await check("the sensitive work opens without script", async () => {
  const [, path] = kinds(folder).find(([kind]) => kind === "work-sensitive") ?? [];
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
const attackedPages = pages(naughty);
const LIVE = "script:not([src$='.js'][defer]), iframe, object, embed, base, style, " + ["error", "load", "click", "mouseover", "focus", "toggle", "begin"].map((event) => `[on${event}]`).join(", ");
await check(`${attackedPages.length} pages of naughty strings hold nothing live`, async () => {
  const reader = await (await browser.newContext({ bypassCSP: true })).newPage();
  const wrong = [];
  for (const path of attackedPages) {
    const found = await reader.evaluate(({ html, live }) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const links = [...page.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((element) => ["href", "src", "action", "formaction"].map((name) => element.getAttribute(name)).filter(Boolean));
      return {
        live: page.querySelectorAll(live).length,
        forms: page.querySelectorAll("form").length,
        links: links.filter((link) => !["http:", "https:", "mailto:", "tel:"].includes(new URL(link, "http://x/").protocol)),
        landmarks: page.querySelectorAll("body > header, body > main, body > footer").length,
      };
    }, { html: readFileSync(join(naughty, path), "utf8"), live: LIVE });
    // The search has a form, no other page has one.
    const forms = /^(\w+\/)?search\/index\.html$/.test(path) ? 1 : 0;
    if (found.live > 0 || found.forms !== forms || found.links.length > 0 || found.landmarks !== 3) wrong.push(`${path}: ${JSON.stringify(found)}`);
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
await Promise.all([site, attacked].map((server) => server.stop()));
const weight = pages(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
console.log(`${pages(folder).length} pages, ${(weight / 1024).toFixed(0)} KB of HTML`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
