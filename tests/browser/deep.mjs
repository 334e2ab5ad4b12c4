// Going close to a large scan: nothing of it is fetched before it is asked for, tiles come from a host, from below a
// sub-path and from a memory stick, under the strict policy; by keys, buttons and touch; in every look; and where tiles do
// not come, the picture is seen all the same.
//
//   node deep.mjs PUBLIC [SCREENSHOTS]
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { AXE, LOOKS, axeFindings, launch, must, watched } from "./kit.mjs";
import { serve } from "./site.mjs";

const [, , folder, screenshots] = process.argv;
const failures = [];
let passed = 0;

async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failures.push(name);
    console.log(`FAILED ${name}: ${error.message}`);
  }
}

const read = (path) => readFileSync(join(folder, path), "utf8");
const works = readdirSync(join(folder, "works")).sort().map((id) => `works/${id}/index.html`);
const isDeep = (path) => read(path).includes("data-tiles=");
const work = works.find(isDeep);
const plain = works.find((path) => !isDeep(path) && !read(path).includes("<details"));
if (!work) {
  console.log("deep.mjs: no work of the demonstration has a deep zoom");
  process.exit(1);
}

const browser = await launch();
const [site, below] = [await serve(folder), await serve(folder, "/truong/trien-lam/")];
const stick = `${pathToFileURL(resolve(folder)).href}/`;
if (screenshots) mkdirSync(screenshots, { recursive: true });

/** Opens a page and does something there; whatever the browser complains of is a failure. */
async function visit(address, path, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(30_000);
  const { page, trouble } = await watched(context, address);
  try {
    if (address === site.address) await page.addInitScript(AXE);
    await page.goto(address + path);
    await body(page);
    must(trouble.length === 0, trouble.slice(0, 3).join("; "));
  } finally {
    await context.close();
  }
}

const link = (page) => page.locator(".hero-sheet");
const isOpen = (page) => page.evaluate(() => document.getElementById("viewer").open);
const isAble = async (page, button) => await page.locator(button).getAttribute("aria-disabled") !== "true";
const tiles = (page) => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /\/tiles-/.test(name)).map((name) => name.split("/").slice(-2).join("/")));
const ours = (page) => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /openseadragon|\/deep\.|photoswipe/.test(name)).length);

/** What is drawn in the middle of the stage, as the screen shows it: a canvas that a memory stick fills tells no pixels. */
async function middle(page) {
  const { x, y, width, height } = await page.locator(".viewer-stage").boundingBox();
  return (await page.screenshot({ clip: { x: x + width / 2 - 60, y: y + height / 2 - 60, width: 120, height: 120 } })).toString("base64");
}

async function openViewer(page) {
  await link(page).click();
  await page.locator(".openseadragon-canvas canvas").waitFor();
  // Open is what has told the buttons where the picture stands.
  await page.waitForFunction(() => document.querySelector(".viewer-out").getAttribute("aria-disabled") === "true");
  await page.waitForTimeout(400);
}

await check("the page brings nothing of it before it is asked for", () => visit(site.address, work, {}, async (page) => {
  await link(page).hover();
  await page.waitForTimeout(300);
  await page.waitForLoadState("networkidle");
  must(await ours(page) === 0 && (await tiles(page)).length === 0, "neither script nor tile");
  await openViewer(page);
  must(await ours(page) === 2, "OpenSeadragon and the script that leads it");
}));

await check("a work without tiles has the other viewer, and nothing of this one", () => visit(site.address, plain, {}, async (page) => {
  await link(page).click();
  await page.locator(".pswp__item[aria-hidden=false] img").first().waitFor();
  must(await page.locator(".openseadragon-canvas").count() === 0, "PhotoSwipe alone");
  const found = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /openseadragon|\/deep\./.test(name)).length);
  must(found === 0, "no byte of it");
}));

for (const { name, ...look } of LOOKS) {
  await check(`${name}: open and close up, it passes axe`, () => visit(site.address, work, look, async (page) => {
    await openViewer(page);
    const shot = async (kind) => { if (screenshots) await page.screenshot({ path: join(screenshots, `${kind}-${name}.png`) }); };
    await shot("deep-whole");
    let found = await axeFindings(page);
    must(found.length === 0, `whole: ${found.join("; ")}`);
    for (let step = 0; step < 3; step += 1) await page.locator(".viewer-in").click();
    await page.waitForTimeout(800);
    await shot("deep-close");
    found = await axeFindings(page);
    must(found.length === 0, `close up: ${found.join("; ")}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(wide <= 0, `scrolls sideways by ${wide} px`);
  }));
}

for (const [name, address] of [["a host", site.address], ["a sub-path", below.address], ["a memory stick", stick]]) {
  await check(`by keys alone, from ${name}`, () => visit(address, work, {}, async (page) => {
    await link(page).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".viewer-out").getAttribute("aria-disabled") === "true");
    await page.waitForTimeout(400);
    must(page.url().endsWith("#viewer"), "the address names the viewer");
    const whole = await middle(page);
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("Tab");
      must(await page.evaluate(() => document.activeElement === document.body || document.getElementById("viewer").contains(document.activeElement)), "the focus stays inside");
    }
    await page.keyboard.press("+");
    await page.waitForTimeout(400);
    const close = await middle(page);
    must(close !== whole && await isAble(page, ".viewer-out"), "+ goes closer");
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(400);
    const lower = await middle(page);
    must(lower !== close, "the arrow moves");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("-");
    await page.waitForTimeout(400);
    must(!(await isAble(page, ".viewer-out")), "- goes back to the whole picture");
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("+");
    await page.waitForTimeout(400);
    must(!(await isAble(page, ".viewer-in")), "there is an end");
    await page.keyboard.press("0");
    await page.waitForTimeout(400);
    must(!(await isAble(page, ".viewer-out")) && await isAble(page, ".viewer-in"), "0 shows the whole picture");
    must(await middle(page) === whole, "as it was at first");
    await page.keyboard.press("Escape");
    must(!(await isOpen(page)), "Esc closes it");
    await page.waitForFunction(() => location.hash === "");
    must(await link(page).evaluate((element) => element === document.activeElement), "the focus is back on the link");
    must(await page.locator(".openseadragon-container").count() === 0, "nothing is left behind");
    await page.keyboard.press("Enter");
    await page.locator(".openseadragon-canvas canvas").waitFor();
    must(await isOpen(page), "it opens again");
  }));
  await check(`close up the finest tiles come, from ${name}`, () => visit(address, work, {}, async (page) => {
    const asked = [];
    page.on("requestfinished", (request) => { if (request.url().includes("/tiles-")) asked.push(request.url()); });
    await openViewer(page);
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("+");
    await page.waitForTimeout(900);
    const deepest = await page.locator("#viewer").getAttribute("data-deepest");
    const finest = asked.filter((url) => url.split("/").at(-2) === deepest);
    must(finest.length > 0, `${asked.length} tiles, none of the last level`);
    const all = readdirSync(join(folder, "pictures", work.split("/")[1])).find((entry) => entry.startsWith("tiles-"));
    const total = readdirSync(join(folder, "pictures", work.split("/")[1], all, deepest)).length;
    must(finest.length < total, "and only those that are looked at");
  }));
}

await check("to those who do not see it, it is one picture, and the keys are told", () => visit(site.address, work, {}, async (page) => {
  await openViewer(page);
  const canvas = page.locator(".openseadragon-canvas");
  must(await canvas.getAttribute("role") === "img", "a picture");
  must(await canvas.getAttribute("aria-label") === await page.locator(".hero-sheet img").getAttribute("alt"), "with its words");
  const hint = page.locator(`#${await canvas.getAttribute("aria-describedby")}`);
  must((await hint.textContent()).trim().length > 20, "and the keys");
}));

await check("of the whole picture the arrows to the sides go on to the next work", () => visit(site.address, work, {}, async (page) => {
  const next = await page.locator(".neighbours [rel=next]").evaluate((element) => element.href);
  await openViewer(page);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(`${next}#viewer`);
  await page.waitForFunction(() => document.getElementById("viewer").open);
  must((await page.locator(".viewer-name").textContent()).trim() === (await page.locator("h1").textContent()).trim(), "under its own name");
}));

await check("a click goes closer to its place, one beside the picture closes", () => visit(site.address, work, {}, async (page) => {
  await openViewer(page);
  await page.mouse.click(640, 400);
  await page.waitForTimeout(400);
  must(await isAble(page, ".viewer-out"), "closer");
  await page.keyboard.press("0");
  await page.waitForTimeout(400);
  await page.mouse.click(60, 400);
  await page.waitForFunction(() => !document.getElementById("viewer").open);
}));

await check("two fingers go closer", () => visit(site.address, work, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
  await link(page).tap();
  await page.waitForFunction(() => document.querySelector(".viewer-out").getAttribute("aria-disabled") === "true");
  const touch = await page.context().newCDPSession(page);
  const fingers = (apart) => [{ x: 180 - apart, y: 370, id: 1 }, { x: 180 + apart, y: 370, id: 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(30) });
  for (let apart = 35; apart <= 120; apart += 5) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForTimeout(400);
  must(await isAble(page, ".viewer-out"), "closer");
}));

await check("where tiles do not come the page's own picture is seen", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.route(/\/tiles-/, (route) => route.abort());
  await page.goto(site.address + work);
  await openViewer(page);
  const shown = await middle(page);
  const dark = await page.evaluate(() => { document.querySelector(".viewer-stage").style.visibility = "hidden"; });
  must(dark === undefined && shown !== await middle(page), "something is seen");
  await context.close();
});

await check("without script the picture is a link to its largest file", () => visit(site.address, work, { javaScriptEnabled: false }, async (page) => {
  must(/\/pictures\/[^/]+\/[^/]+\.jpg$/.test(await link(page).evaluate((element) => element.href)), "the link leads to the picture");
  must(!(await page.locator("#viewer").isVisible()), "no viewer");
}));

const weigh = (below, name) => {
  const file = readdirSync(join(folder, "assets", below)).find((it) => it.startsWith(name) && it.endsWith(".js"));
  return `${name}js ${(brotliCompressSync(readFileSync(join(folder, "assets", below, file))).length / 1024).toFixed(1)} KB`;
};
console.log(`${weigh("", "deep.")} · ${weigh("vendor", "openseadragon.")} · ${weigh("", "viewer.")}`);

await browser.close();
await Promise.all([site, below].map((server) => server.stop()));
console.log(`deep zoom: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
