// What is passed on and kept: social cards and linked data under the strict policy, a third language that is read from
// the right, and the copy for where there is no network, from which a withdrawn work goes.
//
//   node cards.mjs TRIENLAM [SCREENSHOTS]
//
// TRIENLAM is the program; it builds sites of its own from content/ and tests/themes in a temporary folder.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const [, , program, screenshots] = process.argv;
const project = resolve(import.meta.dirname, "../..");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
let passed = 0;
const failures = [];

async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failures.push(name);
    console.log(`FAILED ${name}: ${error.message}`);
  }
}

function must(condition, message) {
  if (!condition) throw new Error(message);
}

// The demonstration in three languages, with an address and a copy to keep.
const work = mkdtempSync(join(tmpdir(), "trienlam-cards-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const site = join(work, "site");
const folder = join(site, "public");
cpSync(join(project, "content"), join(site, "content"), { recursive: true });
cpSync(join(project, "tests/themes/rtl"), join(site, "themes/safety"), { recursive: true });
if (existsSync(join(project, ".trienlam/cache"))) cpSync(join(project, ".trienlam/cache"), join(site, ".trienlam/cache"), { recursive: true });
const settings = join(site, "content/exhibition.yaml");
const written = readFileSync(settings, "utf8");
writeFileSync(settings, written.replace("languages: [vi, en]", "languages: [vi, en, ar]") + "\noffline: true\n");
const run = (...args) => execFileSync(program, ["--quiet", "--site", site, ...args], { stdio: ["ignore", "pipe", "inherit"] });
const build = () => run("build", "--base-url", "https://example.org/trien-lam/");
build();

const served = await serve(folder, "/trien-lam/");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
if (screenshots) mkdirSync(screenshots, { recursive: true });
const works = readdirSync(join(folder, "works"));
const html = (path) => readFileSync(join(folder, path), "utf8");

/** A page whose violations of the policy and errors are watched. */
async function watched(context) {
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(error.message));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  return { page, trouble };
}

await check("linked data is data: the strict policy does not mind it, and it can be read", async () => {
  const context = await browser.newContext();
  const { page, trouble } = await watched(context);
  for (const path of ["index.html", `works/${works[0]}/index.html`, `ar/works/${works[0]}/index.html`]) {
    await page.goto(served.address + path, { waitUntil: "networkidle" });
    // All that stands in the page itself; a script of the theme's own is a file.
    const data = await page.evaluate(() => [...document.scripts].filter((script) => !script.hasAttribute("src")).map((script) => ({ type: script.type, said: script.type === "application/ld+json" && JSON.parse(script.textContent) })));
    must(data.length === 1 && data[0].type === "application/ld+json", `${path}: ${JSON.stringify(data)}`);
    must(data[0].said["@context"] === "https://schema.org", path);
  }
  must(trouble.length === 0, trouble.join("; "));
  await context.close();
});

await check("lists of works carry neither script nor data", () => {
  for (const room of readdirSync(join(folder, "rooms")).filter((name) => name !== "index.html")) {
    must(!html(`rooms/${room}/index.html`).includes("<script"), room);
  }
});

await check("every card that a page names is there, and is 1200 × 630", async () => {
  const page = await browser.newPage();
  const seen = new Set();
  for (const path of ["index.html", "en/index.html", "ar/index.html", "topics/index.html", ...works.flatMap((id) => ["", "en/", "ar/"].map((lang) => `${lang}works/${id}/index.html`))]) {
    const address = /property="og:image" content="https:\/\/example\.org\/trien-lam\/([^"]+)"/.exec(html(path))?.[1];
    must(address && existsSync(join(folder, address)), `${path}: ${address}`);
    seen.add(address);
  }
  await page.goto(served.address + "404.html");
  for (const address of seen) {
    const size = await page.evaluate(async (url) => { const image = new Image(); image.src = url; await image.decode(); return [image.naturalWidth, image.naturalHeight]; }, served.address + address);
    must(size.join() === "1200,630", `${address}: ${size}`);
  }
  must(seen.size > 3 * works.length - 5, `${seen.size} cards`);
  await page.close();
});

await check("the manifest is one that the browser takes", async () => {
  const context = await browser.newContext();
  const { page, trouble } = await watched(context);
  for (const lang of ["", "en/", "ar/"]) {
    await page.goto(`${served.address}${lang}index.html`);
    const session = await context.newCDPSession(page);
    const said = await session.send("Page.getAppManifest");
    must(said.errors.length === 0, JSON.stringify(said.errors));
    const manifest = JSON.parse(said.data);
    must(said.url.startsWith(served.address) && manifest.name && manifest.icons.length === 2, said.url);
    for (const icon of manifest.icons) must((await page.request.get(new URL(icon.src, said.url).href)).ok(), icon.src);
    must(new URL(manifest.scope, said.url).href === served.address, `scope ${manifest.scope} of ${said.url}`);
  }
  must(trouble.length === 0, trouble.join("; "));
  await context.close();
});

// From the right: every kind of page, small and large.
const rooms = readdirSync(join(folder, "rooms")).filter((name) => name !== "index.html");
const rtl = ["ar/index.html", "ar/rooms/index.html", `ar/rooms/${rooms[0]}/index.html`, `ar/works/${works[0]}/index.html`, `ar/works/${works[5]}/index.html`, "ar/topics/index.html", "ar/titles/index.html", "ar/help/index.html", "ar/takedown/index.html", "ar/credits/index.html", "ar/offline/index.html"];
for (const [name, options] of [["360-light", { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }], ["1280-dark", { viewport: { width: 1280, height: 800 }, colorScheme: "dark" }], ["320-light", { viewport: { width: 320, height: 640 } }]]) {
  const context = await browser.newContext(options);
  const { page, trouble } = await watched(context);
  await page.addInitScript(AXE);
  for (const path of rtl) {
    await check(`from the right ${name} ${path}`, async () => {
      trouble.length = 0;
      await page.goto(served.address + path, { waitUntil: "networkidle" });
      const seen = await page.evaluate(() => ({
        dir: getComputedStyle(document.body).direction,
        // Scrolling sideways goes the other way here: into what lies left of the window.
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        outside: [...document.body.querySelectorAll("*")].filter((element) => { const box = element.getBoundingClientRect(); return !element.ownerSVGElement && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); }).map((element) => element.outerHTML.slice(0, 80)),
      }));
      must(seen.dir === "rtl", seen.dir);
      must(seen.wide <= 0 && seen.outside.length === 0, `${seen.wide} px, ${seen.outside.slice(0, 3)}`);
      const axe = await page.evaluate(async () => {
        const result = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return [...result.violations, ...result.incomplete].map((it) => `${it.id} (${it.nodes.map((node) => node.html).slice(0, 2).join(" … ")})`);
      });
      must(axe.length === 0, `axe: ${axe.join("; ")}`);
      must(trouble.length === 0, trouble.join("; "));
      if (screenshots) await page.screenshot({ path: join(screenshots, `${path.replaceAll("/", "-")}-${name}.png`), fullPage: true });
    });
  }
  await context.close();
}

// The copy. Chromium takes 127.0.0.1 for a secure place, as service workers ask for.
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
context.setDefaultTimeout(30_000);
const { page, trouble } = await watched(context);
const keptIn = () => page.evaluate(async () => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)));
  return all.flat();
});

await check("nothing is kept until somebody asks", async () => {
  await page.goto(served.address + "index.html", { waitUntil: "networkidle" });
  await page.locator("footer a[href*='offline/']").click();
  await page.waitForLoadState("networkidle");
  must((await keptIn()).length === 0, "kept something");
  must((await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)) === 0, "registered");
});

await check("a copy is kept on request, and the page says how far it is", async () => {
  if (screenshots) await page.screenshot({ path: join(screenshots, "offline-before.png"), fullPage: true });
  await page.locator("#keep button").first().click();
  await page.waitForFunction(() => document.querySelector("#keep [role=status]").textContent === document.getElementById("keep").dataset.kept, null, { timeout: 60_000 });
  if (screenshots) await page.screenshot({ path: join(screenshots, "offline-after.png"), fullPage: true });
  const kept = await keptIn();
  must(kept.includes("/trien-lam/index.html"), "no home page");
  for (const id of works) must(kept.filter((path) => path.includes(`/pictures/${id}/`)).length === 1, `one picture of ${id}`);
  must(kept.every((path) => !/\/(card|room|home)-/.test(path)), "cards are not kept");
  must(trouble.length === 0, trouble.join("; "));
});

/** Home → room → work → next → the other language, by links alone, with every picture shown. */
async function walk(start) {
  await page.goto(start);
  const shown = async () => {
    await page.evaluate(() => Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => {}); })));
    const blank = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.currentSrc));
    must(blank.length === 0, `pictures not shown: ${blank}`);
    must((await page.locator("h1").count()) === 1 && (await page.evaluate(() => getComputedStyle(document.querySelector(".brand")).display)) === "flex", "style");
  };
  await shown();
  for (const selector of ["main a[href*='rooms/']", "main a[href*='works/']", "main a[rel~='next']", "a[hreflang='en']"]) {
    const before = page.url();
    await page.locator(selector).first().click();
    await page.waitForURL((url) => url.href !== before);
    await page.waitForLoadState();
    await shown();
  }
}

let gone;
await check("without a network: home, room, work, next, English, with pictures", async () => {
  await context.setOffline(true);
  await walk(served.address);
  await walk(served.address + "index.html");
  gone = page.url().split("/works/")[1].split("/")[0];
  const answer = await page.goto(served.address + "works/no-such-work/");
  must((await page.locator("h1").count()) === 1, `an unknown address has a page: ${answer?.status()} ${await page.title()}`);
  await context.setOffline(false);
});

await check("a work that is withdrawn leaves the copy as soon as there is a network", async () => {
  must(gone && (await keptIn()).some((path) => path.includes(gone)), "it was kept");
  run("withdraw", gone, "--reason", "guardian");
  build();
  must(!existsSync(join(folder, "works", gone)), "it is off the site");
  await page.goto(served.address + "about/index.html");
  const until = Date.now() + 20_000;
  let left = await keptIn();
  while (left.some((path) => path.includes(gone)) && Date.now() < until) {
    await page.waitForTimeout(200);
    left = await keptIn();
  }
  must(left.every((path) => !path.includes(gone)), `still kept: ${left.filter((path) => path.includes(gone))}`);
  await page.waitForFunction(async (works) => {
    const store = await caches.open((await caches.keys())[0]);
    const list = await (await store.match(new URL("/trien-lam/kept.json", location.href).href)).json();
    return new Set(list.files.map(([path]) => path).filter((path) => path.startsWith("pictures/"))).size === works;
  }, works.length - 1, { timeout: 60_000 });
  // Nothing that is still kept names it: not a room, not a neighbour, not a list.
  const naming = await page.evaluate(async (id) => {
    const store = await caches.open((await caches.keys())[0]);
    const found = [];
    for (const request of await store.keys()) {
      if (/\.(html|json|js)$/.test(request.url) && (await (await store.match(request)).text()).includes(id)) found.push(request.url);
    }
    return found;
  }, gone);
  must(naming.length === 0, `named in ${naming.slice(0, 4)}`);
  await context.setOffline(true);
  await page.goto(`${served.address}works/${gone}/index.html`);
  must((await page.locator("h1").count()) === 1 && !(await page.content()).includes(`<code>${gone}</code>`), "its page is gone without a network as well");
  await context.setOffline(false);
});

await check("a site that offers no copy any more takes it back", async () => {
  writeFileSync(settings, readFileSync(settings, "utf8").replace("\noffline: true", "\noffline: false"));
  build();
  await page.goto(served.address + "about/index.html");
  await page.waitForFunction(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0, null, { timeout: 20_000 });
});

await context.close();
await browser.close();
await served.stop();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`cards: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
