// What script adds: the viewer of a work, the slideshow, the guided tour. In every light, by keys alone, from a host,
// from below a sub-path and from a memory stick, under the strict policy; and with titles and descriptions that attack.
//
//   node viewer.mjs PUBLIC NAUGHTY [SCREENSHOTS]
//
// PUBLIC is the built demonstration; NAUGHTY a build whose titles and descriptions are attacks.
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const [, , folder, naughty, screenshots] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const failures = [];
let passed = 0;

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

const read = (root, path) => readFileSync(join(root, path), "utf8");
const works = (root) => readdirSync(join(root, "works")).sort().map((id) => `works/${id}/index.html`);
const sensitive = works(folder).find((path) => read(folder, path).includes("<details"));
/** A work between two neighbours whose pictures may be shown; `deep.mjs` looks at those with a deep zoom. */
const between = works(folder).find((path) => read(folder, path).match(/data-src=/g)?.length === 2 && path !== sensitive && !read(folder, path).includes("data-tiles="));
/** The work before the sensitive one. */
const before = works(folder).find((path) => path !== sensitive && sensitive && read(folder, path).includes(`href="../${sensitive.split("/")[1]}/index.html"`));
const room = readdirSync(join(folder, "rooms")).sort()[0];
const [tour] = readdirSync(join(folder, "tours")).filter((name) => name !== "index.html").map((name) => `tours/${name}/index.html`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const [site, below, attacked] = [await serve(folder), await serve(folder, "/truong/trien-lam/"), await serve(naughty)];
if (screenshots) mkdirSync(screenshots, { recursive: true });

/** Opens a page, does something there, and tells of everything that was blocked, refused or asked elsewhere. */
async function visit(address, path, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", async (dialog) => { trouble.push(`dialog ${dialog.message()}`); await dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(address) && !request.url().startsWith("data:")) trouble.push(`asks ${request.url()}`); });
  try {
    if (options.javaScriptEnabled !== false) await page.addInitScript(AXE);
    await page.goto(address + path);
    await body(page);
    must(trouble.length === 0, trouble.slice(0, 3).join("; "));
  } finally {
    await context.close();
  }
}

/** `unsure`: rules of which axe may say that it cannot tell. */
async function axe(page, unsure = []) {
  const found = await page.evaluate(async ({ runOnly, unsure }) => {
    const { violations, incomplete } = await window.axe.run(document, { runOnly });
    return [...violations, ...incomplete.filter((it) => !unsure.includes(it.id))].map((it) => `${it.id} (${it.nodes.map((node) => node.html.slice(0, 120)).slice(0, 2).join(" … ")})`);
  }, { runOnly: RULES, unsure });
  must(found.length === 0, `axe: ${found.join("; ")}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 0, `scrolls sideways by ${wide} px`);
}

const link = (page) => page.locator(".hero-sheet");
const isOpen = (page) => page.evaluate(() => document.getElementById("viewer").open);
const picture = (page) => page.locator(".pswp__item[aria-hidden=false] img.pswp__img:not(.pswp__img--placeholder)");

async function openViewer(page) {
  await link(page).click();
  await picture(page).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".pswp__item[aria-hidden=false] img")].some((image) => image.complete && image.naturalWidth > 0));
}

const looks = [
  { name: "360-light", viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true },
  { name: "1280-light" }, { name: "1280-dark", colorScheme: "dark" }, { name: "360-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  { name: "320-light", viewport: { width: 320, height: 640 } }, { name: "1280-forced", forcedColors: "active" },
  { name: "1920-light", viewport: { width: 1920, height: 1080 } },
];
for (const { name, ...options } of looks) {
  const shot = async (page, kind) => { if (screenshots) await page.screenshot({ path: join(screenshots, `${kind}-${name}.png`) }); };
  await check(`${name}: the open viewer passes axe`, () => visit(site.address, between, options, async (page) => {
    await openViewer(page);
    await axe(page);
    await shot(page, "viewer");
  }));
  await check(`${name}: the running slideshow passes axe`, () => visit(site.address, "slideshow/index.html#play", options, async (page) => {
    await page.locator(".show-bar.playing").waitFor();
    await axe(page);
    await shot(page, "slideshow");
  }));
  await check(`${name}: the tour passes axe, as a page and at its places`, () => visit(site.address, tour, options, async (page) => {
    await axe(page);
    await page.locator(".show-start").click();
    await axe(page);
    await page.keyboard.press("ArrowRight");
    // axe does not see that the frame cuts off what is enlarged, and takes it to lie behind the words.
    await axe(page, ["color-contrast"]);
    await shot(page, "tour");
  }));
}

const places = [["a host", site.address], ["a sub-path", below.address], ["a memory stick", pathToFileURL(resolve(folder)).href + "/"]];
for (const [name, address] of places) {
  await check(`the viewer by keys, from ${name}`, () => visit(address, between, {}, async (page) => {
    await link(page).focus();
    await page.keyboard.press("Enter");
    await picture(page).waitFor();
    must(page.url().endsWith("#viewer"), "the address names the viewer");
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("Tab");
      must(await page.evaluate(() => document.activeElement === document.body || document.getElementById("viewer").contains(document.activeElement)), "the focus stays inside");
    }
    const width = () => picture(page).evaluate((image) => image.getBoundingClientRect().width);
    const fit = await width();
    await page.keyboard.press("+");
    await page.waitForTimeout(100);
    must(await width() > fit * 1.3, `zoomed in: ${fit} → ${await width()}`);
    await page.locator(".viewer-out").click();
    await page.waitForTimeout(100);
    must(Math.abs(await width() - fit) < 2, `zoomed out: ${fit} → ${await width()}`);
    must(await page.locator(".viewer-out").getAttribute("aria-disabled") === "true", "nothing is left to zoom out");
    await page.keyboard.press("Escape");
    must(!(await isOpen(page)), "Esc closes it");
    await page.waitForFunction(() => location.hash === "");
    must(await link(page).evaluate((element) => element === document.activeElement), "the focus is back on the link");
  }));
  await check(`the viewer goes on to the next work, and Back comes home, from ${name}`, () => visit(address, between, {}, async (page) => {
    const start = page.url();
    const next = await page.locator(".neighbours [rel=next]").evaluate((element) => element.href);
    await openViewer(page);
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(`${next}#viewer`);
    await picture(page).waitFor();
    const shown = await page.locator("h1").textContent();
    must((await page.locator(".viewer-name").textContent()).trim() === shown.trim(), "its name is shown");
    await page.locator(".viewer-close").click();
    await page.waitForFunction(() => location.hash === "");
    must(page.url() === next, "closing stays on the work that was looked at");
    await page.goBack();
    must(page.url() === start, "Back leads to where one came from");
  }));
  await check(`Back closes the viewer, from ${name}`, () => visit(address, between, {}, async (page) => {
    await openViewer(page);
    await page.goBack();
    must(!(await isOpen(page)) && page.url() === address + between, page.url());
  }));
  await check(`the slideshow by keys, from ${name}`, () => visit(address, `rooms/${room}/slideshow/index.html`, {}, async (page) => {
    const number = async () => Number((await page.locator(".show-place b").textContent()).split("/")[0]);
    const shown = () => page.locator(".slide:visible").count();
    must(await number() === 1 && await shown() === 1, "one picture, the first");
    must(!(await page.locator(".show-bar.playing").count()), "nothing moves unasked");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    must(await number() === 2 && await shown() === 1, `${await number()}`);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    must(await number() === 1, "it goes round");
    await page.keyboard.press(" ");
    must(await page.locator(".show-bar.playing").count() === 1, "the space bar plays");
    must(await page.locator(".show-place").getAttribute("aria-live") === "off", "what moves by itself is not read out");
    await page.keyboard.press("Escape");
    must(await page.locator(".show-bar.playing").count() === 0, "Esc halts");
    await page.keyboard.press("Escape");
    await page.waitForURL(`**/rooms/${room}/index.html`);
  }));
  await check(`the tour by keys, from ${name}`, () => visit(address, tour, {}, async (page) => {
    await page.locator(".show-start").focus();
    await page.keyboard.press("Enter");
    const canvas = page.locator(".slide:visible .canvas");
    must(await canvas.evaluate((element) => element.style.transform) === "", "the whole picture first");
    await page.keyboard.press("ArrowRight");
    must(/scale/.test(await canvas.evaluate((element) => element.style.transform)), "then close to a place");
    must(await page.locator(".regions li:visible").count() === 1, "with the words for it alone");
    const pane = await page.locator(".slide:visible .pane").evaluate((element) => {
      const [whole, shown] = [element.getBoundingClientRect(), element.querySelector(".canvas").getBoundingClientRect()];
      return shown.left <= whole.left + 1 && shown.top <= whole.top + 1 && shown.right >= whole.right - 1 && shown.bottom >= whole.bottom - 1;
    });
    must(pane, "the picture fills its frame");
    await page.keyboard.press("Escape");
    must(await page.locator(".slide:visible").count() > 1, "Esc goes back to reading");
    must(await page.locator(".show-start").evaluate((element) => element === document.activeElement), "the focus is back on the button");
  }));
}

await check("a hall: it plays at once, its links are text, and it begins anew when nobody is there", () => visit(site.address, "about/index.html", { reducedMotion: "no-preference" }, async (page) => {
  await page.clock.install();
  await page.goto(`${site.address}slideshow/index.html#kiosk`);
  await page.locator(".show-bar.playing").waitFor();
  must(await page.locator(".slides a[href]").count() === 0, "no links");
  const number = () => page.locator(".show-place b").textContent();
  await page.clock.runFor(45_000);
  must(!(await number()).startsWith("1 "), `moves by itself: ${await number()}`);
  await page.keyboard.press(" ");
  await page.clock.runFor(60_000);
  must(await page.locator(".show-bar.playing").count() === 0, "somebody halted it");
  await page.clock.runFor(65_000);
  must((await number()).startsWith("1 ") && await page.locator(".show-bar.playing").count() === 1, `begins anew: ${await number()}`);
}));

await check("a sensitive work opens in the viewer only behind its veil", () => visit(site.address, `${sensitive}#viewer`, {}, async (page) => {
  must(!(await isOpen(page)) && !(await page.locator("#viewer").isVisible()), "not by its address");
  must(await page.locator(".pswp").count() === 0, "nothing was made");
  await page.locator("details summary").click();
  await openViewer(page);
  must(await isOpen(page), "from behind the veil");
}));
await check("the viewer does not go on to a sensitive picture", () => visit(site.address, before, {}, async (page) => {
  await openViewer(page);
  const step = page.locator(`.viewer-step[href*="${sensitive.split("/")[1]}"]`);
  must(!(await step.getAttribute("href")).includes("#"), "a plain link");
  await step.click();
  await page.waitForURL(`**/${sensitive}`);
  must(!(await page.locator("details img").isVisible()), "its veil is closed");
}));
await check("no show holds a sensitive work", () => {
  const id = sensitive.split("/")[1];
  const shows = ["slideshow/index.html", tour, ...readdirSync(join(folder, "rooms")).filter((name) => name !== "index.html").map((name) => `rooms/${name}/slideshow/index.html`)];
  for (const path of shows) must(!read(folder, path).includes(id), path);
});

await check("without script: the picture is a link, the slideshow and the tour are pages", () => visit(site.address, between, { javaScriptEnabled: false }, async (page) => {
  must(/\.jpg$/.test(await link(page).getAttribute("href")), "the link leads to the picture");
  must(!(await page.locator("#viewer").isVisible()), "no viewer");
  await page.goto(`${site.address}slideshow/index.html#viewer`);
  must(await page.locator(".slide:visible").count() === await page.locator(".slide").count(), "all pictures");
  must(!(await page.locator(".show-bar").isVisible()), "no buttons that do nothing");
  await page.goto(site.address + tour);
  must(await page.locator(".regions li:visible").count() > 2, "all words");
  must(await page.locator(".marks rect:visible").count() > 2, "all places are marked");
  must(!(await page.locator(".show-start").isVisible()), "no button that does nothing");
}));

// Attacks as titles and descriptions: in the viewer they are words. Every fourth, and the slideshow that holds them all.
const sample = works(naughty).filter((_, number) => number % 4 === 0);
await check(`${sample.length} viewers of naughty strings show them as words`, async () => {
  const shares = [0, 1, 2].map((share) => sample.filter((_, number) => number % 3 === share));
  await Promise.all(shares.map((paths) => visit(attacked.address, "index.html", {}, async (page) => {
    for (const path of paths) {
      await page.goto(`${attacked.address}${path}#viewer`);
      await picture(page).waitFor();
      const seen = await page.evaluate(() => ({
        name: document.querySelector(".viewer-name").textContent.trim(), title: document.querySelector("h1").textContent.trim(),
        alt: document.querySelector(".pswp__item[aria-hidden=false] img:not([role])").alt, said: document.querySelector(".hero-sheet img").alt,
        live: document.getElementById("viewer").querySelectorAll("script, iframe, object, embed, [onerror], [onload]").length,
      }));
      must(seen.name === seen.title && seen.alt === seen.said && seen.live === 0, `${path}: ${JSON.stringify(seen)}`);
      const next = page.locator(".viewer-step[rel=next]");
      if (await next.count()) {
        const name = await next.getAttribute("data-name");
        await page.evaluate(() => { window.stop(); });
        must(await next.getAttribute("aria-label").then((label) => label.endsWith(name)), path);
      }
    }
  })));
});
await check("a slideshow of naughty strings shows them as words", () => visit(attacked.address, "slideshow/index.html", {}, async (page) => {
  for (let step = 0; step < 20; step += 1) await page.keyboard.press("ArrowRight");
  must(await page.locator(".show-place .unseen").evaluate((element) => element.children.length === 0), "text alone");
}));

// What the viewer costs: nothing before it is asked for, and then little.
await check("the viewer is fetched when it is asked for, not before", () => visit(site.address, between, {}, async (page) => {
  await page.waitForLoadState("networkidle");
  const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => /vendor/.test(name)).length);
  must(await fetched() === 0, "nothing at first");
  await openViewer(page);
  must(await fetched() === 2, "script and style");
}));
const weigh = (name) => {
  const files = readdirSync(join(folder, "assets", name.includes("/") ? name.split("/")[0] : ""));
  const file = files.find((it) => new RegExp(`^${name.split("/").at(-1).replace(".", "\\.[^/]*")}$`).test(it));
  return brotliCompressSync(readFileSync(join(folder, "assets", name.includes("/") ? name.split("/")[0] : "", file))).length;
};
const weights = ["viewer.js", "viewer.css", "show.js", "show.css", "vendor/photoswipe.js", "vendor/photoswipe.css"].map((name) => [name, weigh(name)]);
console.log(weights.map(([name, bytes]) => `${name} ${(bytes / 1024).toFixed(1)} KB`).join(" · "));

await browser.close();
await Promise.all([site, below, attacked].map((server) => server.stop()));
console.log(`viewer, slideshow, tour: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
