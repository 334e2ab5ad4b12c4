// The search in a real browser: by words and by choices, from a host, below a sub-path and from a memory stick, by keys
// alone, without script, in every look, under attack; and the walk search → choice → work → back.
//
//   node search.mjs PUBLIC NAUGHTY [SCREENSHOTS]
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { AXE, LOOKS, axeFindings, blankPictures, launch, must, watched } from "./kit.mjs";
import { serve } from "./site.mjs";

const [, , folder, naughty, screenshots] = process.argv;
if (screenshots) mkdirSync(screenshots, { recursive: true });

const SEARCH = "search/index.html";
let passed = 0;
const failures = [];

async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failures.push(name);
    console.log(`FAILED search ${name}: ${error.message.split("\n")[0]}`);
  }
}

const browser = await launch();
const site = await serve(folder);
const below = await serve(folder, "/truong/trien-lam/");
const attacked = await serve(naughty);
const stick = `${pathToFileURL(resolve(folder)).href}/`;

/** A page of its own with everything watched; tells when something was said on the console or asked of others. */
async function visit(address, options, body) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(30_000);
  const { page, trouble } = await watched(context, address);
  try {
    await body(page);
    must(trouble.length === 0, trouble.join("; "));
  } finally {
    await context.close();
  }
}

const status = (page) => page.locator(".found-status");
const titles = (page) => page.locator(".found .name").allTextContents();

/** Waits until the status says this, and answers with the titles. */
async function told(page, words) {
  await page.waitForFunction((words) => document.querySelector(".found-status").textContent.startsWith(words), words).catch(async () => {
    throw new Error(`says “${await status(page).textContent()}” instead of “${words}”`);
  });
  return titles(page);
}

const places = [["a host", site.address], ["a sub-path", below.address], ["a memory stick", stick]];
for (const [place, address] of places) {
  await check(`by words, choices and Back from ${place}`, () => visit(address, {}, async (page) => {
    await page.goto(address + SEARCH);
    must(await page.locator(".browse").isVisible(), "there is something to look at before one asks");
    await page.fill("#q", "bat nat");
    must((await told(page, "1 bức tranh"))[0] === "Đèn của cả lớp", "found without marks, while typing");
    must(!(await page.locator(".browse").isVisible()), "what was found has the room");
    await page.fill("#q", "dien thoai");
    must((await told(page, "9 bức tranh"))[0] === "Mẹ bỏ điện thoại xuống", "the title counts more");
    await page.locator(".pick", { hasText: "Tiếp xúc" }).click();
    await told(page, "2 bức tranh");
    await page.locator("summary").first().click();
    await page.selectOption("select[name=rooms]", "duoc-bao-ve");
    const [title] = await told(page, "1 bức tranh");
    must(/topics=contact/.test(page.url()) && /rooms=duoc-bao-ve/.test(page.url()), `the address tells the question: ${page.url()}`);
    must((await blankPictures(page)).length === 0, "the picture is there");
    await page.goBack();
    await told(page, "2 bức tranh");
    must(await page.locator("select[name=rooms]").inputValue() === "", "the form goes back as well");
    await page.goForward();
    await told(page, "1 bức tranh");
    await page.locator(".found a").first().click();
    await page.waitForURL(/works\/[^/]+\/index\.html/);
    must((await page.locator("h1").textContent()) === title, "a result leads to its work");
    await page.goBack();
    must((await told(page, "1 bức tranh"))[0] === title, "and Back to the results");
    await page.locator("header a[hreflang=en]").click();
    await page.fill("#q", "kite");
    must((await told(page, "1 drawing"))[0] === "A kite with a string", "in the other language");
  }));
  await check(`a link to a question, by ? and by #, from ${place}`, () => visit(address, {}, async (page) => {
    await page.goto(`${address}${SEARCH}#q=m%E1%BA%ADt+kh%E1%BA%A9u&rooms=duoc-bao-ve&constructor=x&length=2`);
    await told(page, "1 bức tranh");
    must(await page.locator("select[name=rooms]").isVisible(), "what was chosen can be seen");
    await page.goto(`${address}${SEARCH}?q=canh+dieu`);
    must((await told(page, "2 bức tranh"))[0].startsWith("Cánh diều"), "found by the query of a form");
  }));
}

await check("many results: a dozen, and more by a button that hands the focus on", () => visit(site.address, {}, async (page) => {
  await page.goto(`${site.address}${SEARCH}#q=2025`);
  must((await told(page, "27 bức tranh")).length === 12, "a dozen at first");
  const cards = async () => (await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /\/c\d+\.\w+\.js$/.test(name)).length));
  must(await cards() === 2, `only the cards that are shown are fetched: ${await cards()} files`);
  await page.locator(".found-more").click();
  await page.waitForFunction(() => document.querySelectorAll(".found > li").length === 24);
  must(await page.evaluate(() => document.activeElement === document.querySelectorAll(".found .name a")[12]), "the focus is on the first new one");
  await page.locator(".found-more").click();
  await page.waitForFunction(() => document.querySelectorAll(".found > li").length === 27);
  must(!(await page.locator(".found-more").isVisible()), "no button without more");
}));

await check("nothing found is said kindly, and there is somewhere to go", () => visit(site.address, {}, async (page) => {
  await page.goto(`${site.address}${SEARCH}#q=xe+tang`);
  await told(page, "Chưa thấy tranh nào. Thử từ ngắn hơn, hoặc xem theo chủ đề.");
  must(await page.locator(".browse a[href*='topics/']").first().isVisible(), "topics are at hand");
  must(await status(page).getAttribute("role") === "status", "and it is announced");
}));

await check("a sensitive work is found without its picture", () => visit(site.address, {}, async (page) => {
  await page.goto(`${site.address}${SEARCH}#q=2025`);
  await told(page, "27 bức tranh");
  for (let more = 0; more < 2; more += 1) {
    const now = await page.locator(".found > li").count();
    await page.locator(".found-more").click();
    await page.waitForFunction((now) => document.querySelectorAll(".found > li").length > now, now);
  }
  const veiled = page.locator(".found .veiled");
  must(await veiled.count() > 0, "the demonstration has one");
  must(await veiled.locator("img").count() === 0 && (await veiled.first().textContent()).includes("chuyện buồn"), "words in the place of the picture");
}));

await check("by the keyboard alone: search, choice, work, back", () => visit(site.address, {}, async (page) => {
  await page.goto(site.address + SEARCH);
  const until = async (selector, key = "Tab") => {
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press(key);
      const seen = await page.evaluate((selector) => {
        const element = document.activeElement;
        const drawn = [element, element.nextElementSibling].some((one) => one && [null, "::after"].some((part) => { const style = getComputedStyle(one, part); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; }));
        return { there: element.matches(selector), drawn, what: element.outerHTML.slice(0, 80) };
      }, selector);
      must(seen.drawn, `the focus is not to be seen on ${seen.what}`);
      if (seen.there) return;
    }
    throw new Error(`${selector} is not reached`);
  };
  await until("#q");
  await page.keyboard.type("dien thoai");
  await page.keyboard.press("Enter");
  await told(page, "9 bức tranh");
  await until("[name=topics]");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await told(page, "2 bức tranh");
  await until(".found a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/works\//);
  await page.goBack();
  await told(page, "2 bức tranh");
}));

await check("a part of the index that does not come is said, and may come later", () => visit(site.address, {}, async (page) => {
  // Refused by the browser itself: the site's own file, so the message on the console is not trouble here.
  let refuse = true;
  await page.route("**/assets/search/**", (route) => (refuse ? route.fulfill({ status: 200, contentType: "text/plain", body: "" }) : route.continue()));
  await page.goto(`${site.address}${SEARCH}#q=canh`);
  await told(page, "Chưa tìm được.");
  refuse = false;
  await page.reload();
  await told(page, "2 bức tranh").catch(async () => must((await titles(page)).length > 0, "found the second time"));
}));

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
  for (const [place, address] of places) {
    await check(`without script from ${place} at ${viewport.width} px`, () => visit(address, { javaScriptEnabled: false, viewport }, async (page) => {
      await page.goto(`${address}index.html`);
      await page.locator("nav.main a[href*='search/']").click();
      await page.waitForURL(/search\//);
      await page.waitForLoadState();
      must(!(await page.locator("#q").isVisible()), "no form that cannot answer");
      for (const way of ["rooms", "topics", "grades", "provinces", "schools", "awards", "years", "titles"]) must(await page.locator(`.browse h3 a[href*='${way}/']`).isVisible(), `${way} to look through`);
      await page.locator(".browse a[href*='grades/4/']").click();
      await page.locator("main a[href*='works/']").first().click();
      await page.waitForURL(/works\//);
      await page.goBack();
      await page.goBack();
      must(page.url().includes("search/"), "and back");
    }));
  }
}

for (const { name, ...options } of LOOKS) {
  await check(`with results in ${name}`, () => visit(site.address, options, async (page) => {
    await page.addInitScript(AXE);
    await page.goto(`${site.address}${SEARCH}#q=dien&topics=contact&rooms=`);
    await page.locator("summary").first().click();
    await page.waitForFunction(() => document.querySelector(".found li"));
    must((await blankPictures(page)).length === 0, "pictures are there");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(wide <= 0, `scrolls sideways by ${wide} px`);
    const found = await axeFindings(page);
    must(found.length === 0, `axe: ${found.join("; ")}`);
    if (screenshots) await page.screenshot({ path: join(screenshots, `search-found-${name}.png`), fullPage: true });
  }));
}

await check("naughty strings as titles, names and pictures' words stay strings", () => visit(attacked.address, {}, async (page) => {
  for (const words of ["script", "alert", "img", "svg", "onerror", "1", "a", "javascript"]) {
    // A new page each time: what the question before has found must not be taken for this one's.
    await page.goto("about:blank");
    await page.goto(`${attacked.address}${SEARCH}#q=${words}`);
    await page.waitForFunction(() => document.querySelector(".found-status").textContent !== "");
    for (let more = 0; more < 4 && await page.locator(".found-more").isVisible(); more += 1) {
      const now = await page.locator(".found > li").count();
      await page.locator(".found-more").click();
      await page.waitForFunction((now) => document.querySelectorAll(".found > li").length > now, now);
    }
    const live = await page.evaluate(() => document.querySelectorAll(".found script, .found iframe, .found svg, .found style, .found [onload], .found [onerror], .found a:not([href*='works/'])").length);
    must(live === 0, `${live} live elements for “${words}”`);
  }
  await page.goto(`${attacked.address}${SEARCH}#q=${encodeURIComponent("\"><img src=x onerror=alert(1)>")}`);
  await page.waitForFunction(() => document.querySelector(".found-status").textContent !== "");
}));

await check("only files of the index may become scripts", async () => {
  // Not watched: the browser complains, as it should.
  const page = await browser.newPage();
  await page.goto(site.address + SEARCH);
  const said = await page.evaluate(() => {
    const script = document.createElement("script");
    try { script.src = "x.js"; } catch (error) { return error.name; }
    return "nothing";
  });
  must(said === "TypeError", `an address as text may become a script: ${said}`);
  await page.close();
});

await browser.close();
await Promise.all([site, below, attacked].map((server) => server.stop()));
console.log(`search: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
