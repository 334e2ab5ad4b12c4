// A visitor's walk by links alone, home → room → work → next → the other language → back home, the way different
// people take it: without script, from a host, below a sub-path and from a memory stick, with pictures switched off, with
// text twice as large, in the reader's own colours, and with the keyboard alone.
//
//   node walks.mjs PUBLIC [SCREENSHOTS]
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, must, watched } from "./kit.mjs";
import { serve } from "./site.mjs";

const [, , folder, screenshots] = process.argv;
if (screenshots) mkdirSync(screenshots, { recursive: true });

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
/** A press of Tab too many: no page of a wall has so many stops. */
const STOPS = 120;

/** Each step of the walk: where its link is, and what the page must be that it leads to. */
const STEPS = [
  { link: "main a[href*='rooms/']", leads: /rooms\/[^/]+\/index\.html$/ },
  { link: "main a[href*='works/']", leads: /works\/[^/]+\/index\.html$/ },
  { link: "main a[rel~='next']", leads: /works\/[^/]+\/index\.html$/ },
  { link: "header a[hreflang='en']", leads: /\/en\/works\/[^/]+\/index\.html$/, same: true },
  { link: "header a[hreflang='vi']", leads: /\/works\/[^/]+\/index\.html$/, same: true },
  { link: "header a.brand", leads: /index\.html$/ },
];

/** The work of a page's address. */
const workOf = (address) => new URL(address).pathname.split("/works/")[1];

/** Walks; `go` follows the link of a step, `look` judges every page that is reached. */
async function walk(page, start, go, look) {
  await page.goto(start);
  await look(page, "home");
  for (const [number, step] of STEPS.entries()) {
    const before = page.url();
    await go(page, step.link);
    // The skip to the content changes the address of the page behind its `#` alone.
    await page.waitForURL((address) => address.pathname !== new URL(before).pathname);
    await page.waitForLoadState();
    must(step.leads.test(new URL(page.url()).pathname), `${step.link} leads to ${page.url()}`);
    must(!step.same || workOf(page.url()) === workOf(before), "the language switch stays on the same work");
    await look(page, `${number + 1}`);
  }
}

const click = (page, link) => page.locator(link).first().click();

/** Goes to a link by Tab and follows it by Enter; links inside `main` by way of the link that skips the header. */
async function type(page, link) {
  if (link.startsWith("main")) {
    await page.keyboard.press("Tab");
    must(await page.evaluate(() => document.activeElement.getAttribute("href") === "#main"), "the first stop skips to the content");
    await page.keyboard.press("Enter");
    must(await page.evaluate(() => document.activeElement.id === "main"), "the skip leads into the content");
  }
  const wanted = page.locator(link).first();
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(focused);
    must(focus.outlined, `the focus is not to be seen on ${focus.what}`);
    must(focus.inside, `the focus stands outside the window on ${focus.what}`);
    if (await wanted.evaluate((element) => element === document.activeElement)) return page.keyboard.press("Enter");
  }
  throw new Error(`${link} is not reached by ${STOPS} presses of Tab`);
}

/** What has the focus, and whether one sees it. Runs in the page. */
function focused() {
  const element = document.activeElement;
  const outlined = [null, "::before", "::after"].some((part) => {
    const style = getComputedStyle(element, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { what: element.outerHTML.slice(0, 100), outlined, inside };
}

async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(over <= 0, `${page.url()} scrolls sideways by ${over} px`);
}

/** With text twice as large: it is, and still nothing has to be scrolled sideways. */
async function grows(page) {
  must(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize === "32px"), "the reader's size of text counts");
  await fits(page);
}

/** Without pictures: each says in words what it shows, and keeps its place. */
async function tellsPictures(page) {
  await fits(page);
  const silent = await page.evaluate(() => [...document.querySelectorAll("main img")].filter((image) => !image.closest("details:not([open])") && !image.matches(".mark") && (image.alt.trim() === "" || image.getBoundingClientRect().height < 40 || image.naturalWidth > 0)).map((image) => image.outerHTML.slice(0, 120)));
  must(silent.length === 0, `not told in words, without a place, or shown after all: ${silent[0]}`);
}

/** In the reader's own colours: what is pressed or current is told by more than a background, which is gone. */
async function keepsEdges(page) {
  await fits(page);
  const faint = await page.evaluate(() => [...document.querySelectorAll("main .button, main .sheet, .help, [aria-current=page]")].filter((element) => element.getClientRects().length > 0).filter((element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.borderTopWidth) === 0 && !style.textDecorationLine.includes("underline");
  }).map((element) => element.outerHTML.slice(0, 120)));
  must(faint.length === 0, `no edge in forced colours: ${faint[0]}`);
}

const site = await serve(folder);
const below = await serve(folder, "/truong/trien-lam/");
const stick = `${pathToFileURL(resolve(folder)).href}/`;
const plain = { javaScriptEnabled: false };
const ways = [
  ...[["a host", site.address], ["a sub-path", below.address], ["a memory stick", stick]].flatMap(([place, address]) =>
    [PHONE, DESK].map((viewport) => ({ name: `without script from ${place} at ${viewport.width} px`, address, options: { ...plain, viewport } }))),
  { name: "with pictures switched off at 360 px", flags: ["--blink-settings=imagesEnabled=false"], options: { viewport: PHONE }, look: tellsPictures },
  { name: "with pictures switched off at 1280 px", flags: ["--blink-settings=imagesEnabled=false"], options: { viewport: DESK }, look: tellsPictures },
  // The text size that a reader sets in the browser.
  { name: "with text at 200 % at 360 px", flags: ["--blink-settings=defaultFontSize=32"], options: { viewport: PHONE }, look: grows },
  { name: "with text at 200 % at 1280 px", flags: ["--blink-settings=defaultFontSize=32"], options: { viewport: DESK }, look: grows },
  { name: "in forced colours, dark", options: { viewport: DESK, forcedColors: "active", colorScheme: "dark" }, look: keepsEdges },
  { name: "in forced colours, light", options: { viewport: PHONE, forcedColors: "active", colorScheme: "light" }, look: keepsEdges },
  { name: "with the keyboard alone at 1280 px", options: { viewport: DESK }, go: type },
  { name: "with the keyboard alone at 360 px", options: { viewport: PHONE }, go: type },
  { name: "with the keyboard alone from a memory stick", address: stick, options: { ...plain, viewport: DESK }, go: type },
];

const failures = [];
for (const way of ways) {
  const browser = await launch(way.flags);
  // Motion is off, so that no cross-document transition stands between the click and the page.
  const context = await browser.newContext({ reducedMotion: "reduce", ...way.options });
  context.setDefaultTimeout(30_000);
  const address = way.address ?? site.address;
  const { page, trouble } = await watched(context, address);
  try {
    await walk(page, `${address}index.html`, way.go ?? click, async (page, step) => {
      await way.look?.(page);
      if (screenshots) await page.screenshot({ path: join(screenshots, `walk-${way.name.replaceAll(/[^\p{L}\d]+/gu, "-")}-${step}.jpg`), type: "jpeg", quality: 70, fullPage: true });
    });
    must(trouble.length === 0, trouble.join("; "));
    console.log(`walked ${way.name}`);
  } catch (error) {
    failures.push(way.name);
    console.log(`FAILED walk ${way.name}: ${error.message}`);
  }
  await browser.close();
}
await Promise.all([site, below].map((server) => server.stop()));
console.log(`${ways.length - failures.length} walks passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
