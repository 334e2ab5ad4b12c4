// The table of bars: what the exhibition promises its visitors (weight, speed, no script, no trackers, every reader),
// measured in a real browser and printed with pass or fail. Ends with 1 where a bar is missed.
//
//   node bars.mjs PUBLIC TITLE [RUNS]
//
// PUBLIC is a built site that search engines may list; TITLE names it above the table; RUNS is how often Lighthouse
// runs on a page, of which the median counts (3). `HTML_CHECKS="html-validate=0 vnu=0"` tells what the checkers of HTML
// said before. `HOST_CERTIFICATE=PATH`, with PATH.key and PATH.crt, lets Lighthouse meet the site by HTTP/2 over TLS.
// Pages of a kind that is not there (a search, say) make no row.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { AXE, LOOKS, SCRIPTLESS, atOnce, axeFindings, blankPictures, kinds, launch, lighthouse, pages, watched, worksOn } from "./kit.mjs";
import { serve } from "./site.mjs";

const [, , folder, title, runs = "3"] = process.argv;
const KB = 1024;
const rows = [];
const details = [];

/** A row: what was measured, against a bar that it must not go above (or must reach). */
function row(bar, measured, { most, least, unit = "", digits = 0 }) {
  const good = most !== undefined ? measured <= most : measured >= least;
  const shown = (value) => `${(unit === "KB" ? value / KB : value).toFixed(digits)}${unit ? ` ${unit}` : ""}`;
  rows.push({ bar, measured: shown(measured), wanted: most !== undefined ? `≤ ${shown(most)}` : `≥ ${shown(least)}`, good });
}

const all = pages(folder);
const seen = kinds(folder, all);
const read = (path) => readFileSync(join(folder, path), "utf8");
const squeezed = (bytes) => brotliCompressSync(bytes).length;

/** The sheets of a page, as paths in the folder. */
function sheets(path, html) {
  return [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => normalize(join(dirname(path), href)));
}

/** The heaviest listing of 24 works, from the bytes as they lie there. */
function listing() {
  const walls = all.filter((path) => !/(^|\/)works\//.test(path) && statSync(join(folder, path)).size > 12 * KB);
  const full = walls.map((path) => ({ path, html: read(path) })).filter(({ html }) => worksOn(html) === 24);
  const heaviest = full.sort((a, b) => b.html.length - a.html.length).slice(0, 20);
  const weights = heaviest.map(({ path, html }) => squeezed(html) + sheets(path, html).reduce((sum, sheet) => sum + squeezed(readFileSync(join(folder, sheet))), 0));
  if (weights.length > 0) row(`HTML + CSS of a listing of 24 works, the heaviest of ${full.length}, brotli`, Math.max(...weights), { most: 10 * KB, unit: "KB", digits: 2 });
}

/** Links, pictures, sheets and fragments that lead nowhere; and pages to which nothing leads. */
function links() {
  const page = (from, target) => (target === "" ? from : normalize(join(dirname(from), decodeURIComponent(target))));
  const ids = new Map();
  const hasId = (path, id) => {
    if (!ids.has(path)) ids.set(path, new Set([...read(path).matchAll(/ id="([^"]+)"/g)].map(([, found]) => found)));
    return ids.get(path).has(id);
  };
  const exists = new Map();
  const there = (path) => exists.get(path) ?? exists.set(path, existsSync(join(folder, path)) && statSync(join(folder, path)).isFile()).get(path);
  const broken = [];
  const reached = new Set(["index.html", "404.html"]);
  const waiting = [...reached];
  const visited = new Set(waiting);
  const follow = (from) => {
    const html = read(from);
    const single = [...html.matchAll(/ (href|src|content)="([^"]*)"/g)].filter(([, name, value]) => name !== "content" || /^(\.\.\/)*[\w./-]+\.(html|jpg|png|json|webmanifest)$/.test(value)).map(([, , value]) => value);
    const sets = [...html.matchAll(/ srcset="([^"]*)"/g)].flatMap(([, value]) => value.split(",").map((part) => part.trim().split(" ")[0]));
    for (const address of [...single, ...sets]) {
      if (/^([a-z]+:|\/)/i.test(address)) continue;
      const [target, fragment] = address.replaceAll("&amp;", "&").split("#");
      const path = page(from, target.split("?")[0]);
      if (!there(path)) broken.push(`${from} → ${address}`);
      else if (fragment && path.endsWith(".html") && !hasId(path, fragment)) broken.push(`${from} → ${address}`);
      else if (path.endsWith(".html")) reached.add(path);
    }
  };
  while (waiting.length > 0) {
    follow(waiting.pop());
    for (const path of reached) if (!visited.has(path)) visited.add(path) && waiting.push(path);
  }
  const lost = all.filter((path) => !reached.has(path));
  details.push(...broken.slice(0, 5).map((link) => `broken link ${link}`), ...lost.slice(0, 5).map((path) => `nothing leads to ${path}`));
  row(`broken links on ${all.length} pages`, broken.length, { most: 0 });
  row("pages that no way of links reaches", lost.length, { most: 0 });
}

/** First views on a phone: bytes as a host sends them, requests, what others are asked for and what is stored. */
async function firstViews(browser, address) {
  const views = [];
  const foreign = [];
  const stored = [];
  for (const [kind, path] of seen) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
    const { page, trouble } = await watched(context, address);
    const answers = [];
    page.on("response", (answer) => answers.push(answer));
    await page.goto(address + path, { waitUntil: "networkidle" });
    const { shown, kept } = await page.evaluate(() => ({
      shown: [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight).map((image) => image.currentSrc),
      kept: [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean),
    }));
    kept.push(...(await context.cookies()).map((cookie) => cookie.name));
    stored.push(...kept.map((name) => `${kind} keeps ${name}`));
    foreign.push(...trouble.map((what) => `${kind}: ${what}`));
    const view = { kind, script: 0, before: 0, first: 0, requests: answers.length };
    for (const answer of answers) {
      const type = answer.headers()["content-type"] ?? "";
      const written = /^text\/|javascript|json|svg/.test(type);
      const bytes = await answer.body().catch(() => Buffer.alloc(0));
      const size = written ? squeezed(bytes) : bytes.length;
      if (/javascript/.test(type)) view.script += size;
      if (written || type.startsWith("font/")) view.before += size;
      if (written || type.startsWith("font/") || shown.includes(answer.url())) view.first += size;
    }
    views.push(view);
    await context.close();
  }
  details.push(...foreign.slice(0, 5), ...stored.slice(0, 5));
  row("third-party requests, failed requests and messages of the browser", foreign.length, { most: 0 });
  row("cookies and entries of storage", stored.length, { most: 0 });
  const most = (what, among = views) => among.reduce((worst, view) => (view[what] > worst[what] ? view : worst), among[0]);
  const named = (what, among) => { const worst = most(what, among); return [`(${worst.kind})`, worst[what]]; };
  const scriptless = views.filter((view) => SCRIPTLESS.test(view.kind));
  row(`script on home, rooms and listings, ${scriptless.length} kinds of page`, most("script", scriptless).script, { most: 0, unit: "KB", digits: 1 });
  let [where, worst] = named("before");
  row(`all bytes before pictures, fonts included ${where}`, worst, { most: 60 * KB, unit: "KB", digits: 1 });
  [where, worst] = named("first");
  row(`first view with pictures, 360 px @2x ${where}`, worst, { most: 200 * KB, unit: "KB", digits: 1 });
  [where, worst] = named("requests");
  row(`requests of a first view ${where}`, worst, { most: 16 });
  const search = views.find((view) => view.kind === "search");
  if (search) row("script on the search page, brotli", search.script, { most: 2.5 * KB, unit: "KB", digits: 2 });
}

/** What a first question fetches beside the page: the index and the cards that are shown; their pictures are no more than
 *  a listing's. Words of this kind stand in the demonstration and in the generated works (many.mjs). */
async function firstQueries(browser, address) {
  const path = seen.find(([kind]) => kind === "search")?.[1];
  if (!path) return;
  let worst = 0;
  for (const question of ["q=bat+nat", "q=m%E1%BA%B7t+tr%E1%BB%9Di", "q=dien", "q=em&topics=contact", "q=t", "grades=4"]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answers = [];
    page.on("response", (answer) => { if (/assets\/search\/.*\.js$/.test(answer.url())) answers.push(answer); });
    await page.goto(`${address}${path}#${question}`, { waitUntil: "networkidle" });
    await page.waitForFunction(() => document.querySelector(".found-status").textContent !== "");
    const sizes = await Promise.all(answers.map(async (answer) => squeezed(await answer.body())));
    worst = Math.max(worst, sizes.reduce((sum, size) => sum + size, 0));
    await context.close();
  }
  row("first query, index and cards, the heaviest of 6, brotli", worst, { most: 40 * KB, unit: "KB", digits: 1 });
}

/** Every kind of page in every look, by axe. */
async function axe(browser, address) {
  const found = [];
  await atOnce(2, LOOKS, async ({ name, ...options }) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.addInitScript(AXE);
    for (const [kind, path] of seen) {
      await page.goto(address + path);
      await blankPictures(page);
      found.push(...(await axeFindings(page)).map((what) => `${kind} ${name}: ${what}`));
    }
    await context.close();
  });
  details.push(...found.slice(0, 5));
  row(`axe, WCAG A to 2.2 AA and best practice: violations and doubts, ${seen.length} pages × ${LOOKS.length} looks`, found.length, { most: 0 });
}

/** From a memory stick every kind of page opens, with its pictures and without a complaint. */
async function stick(browser) {
  const origin = `${pathToFileURL(resolve(folder)).href}/`;
  const context = await browser.newContext();
  const { page, trouble } = await watched(context, origin);
  for (const [, path] of seen) {
    await page.goto(origin + path);
    trouble.push(...(await blankPictures(page)).map((picture) => `${path}: no picture ${picture}`));
  }
  await context.close();
  details.push(...trouble.slice(0, 5).map((what) => `from file: ${what}`));
  row(`from file://: complaints and missing pictures on ${seen.length} kinds of page`, trouble.length, { most: 0 });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A port that nobody listens on. */
async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Of the rooms that search engines may list, the one whose first picture is the heaviest as a phone takes it. */
function heaviestRoom() {
  const first = (path) => {
    const [, shape, set] = /<li class="card (\w+)[^]*?<source[^>]* srcset="([^"]+)"/.exec(read(path)) ?? [];
    // What is not landscape hangs in pairs, and comes from the smaller file.
    const taken = shape === "landscape" ? "640w" : "320w";
    const wide = set?.split(",").map((part) => part.trim().split(" ")).find(([, width]) => width === taken);
    return wide ? statSync(join(folder, normalize(join(dirname(path), wide[0])))).size : 0;
  };
  const rooms = all.filter((path) => /^rooms\/[^/]+\/index/.test(path) && !/name="robots" content="noindex/.test(read(path)) && !read(path).includes("<details"));
  return rooms.map((path) => ({ path, weight: first(path) })).sort((a, b) => b.weight - a.weight)[0]?.path;
}

/** Lighthouse on a phone and its simulated slow 4G: scores, and the two times that visitors feel. The site is served as
 *  public hosts serve: by HTTP/2 over TLS, whose handshakes count. */
async function lights() {
  const named = process.env.HOST_CERTIFICATE;
  const { address, stop } = await serve(folder, "/", { compress: true, secure: { key: readFileSync(`${named}.key`), cert: readFileSync(`${named}.crt`) } });
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`, "--ignore-certificate-errors"]);
  const listed = (pattern) => all.find((path) => pattern.test(path) && !/name="robots" content="noindex/.test(read(path)) && !read(path).includes("<details"));
  const chosen = { home: "index.html", room: heaviestRoom(), work: listed(/^works\//), search: all.find((path) => /^search\/index/.test(path)) };
  const settings = {
    port, output: "json", logLevel: "silent", formFactor: "mobile", throttlingMethod: "simulate", maxWaitForLoad: 90_000,
    screenEmulation: { mobile: true, width: 360, height: 740, deviceScaleFactor: 2, disabled: false },
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  };
  const worst = { LCP: 0, CLS: 0 };
  for (const [kind, path] of Object.entries(chosen).filter(([, path]) => path)) {
    const reports = [];
    // A page that search engines may not list cannot score for being listed.
    const listable = !/name="robots" content="noindex/.test(read(path));
    const categories = settings.onlyCategories.filter((category) => category !== "seo" || listable);
    for (let run = 0; run < Number(runs); run += 1) reports.push((await lighthouse(address + path.replace(/index\.html$/, ""), { ...settings, onlyCategories: categories })).lhr);
    const scores = categories.map((category) => Math.round(100 * median(reports.map((report) => report.categories[category].score ?? 0))));
    rows.push({ bar: `Lighthouse ${kind}: performance / accessibility / best practices${listable ? " / SEO" : ""}`, measured: scores.join(" / "), wanted: "100 each", good: scores.every((score) => score === 100) });
    for (const audit of Object.values(reports[0].audits).filter((audit) => audit.score !== null && audit.score < 1 && reports[0].categories.performance.auditRefs.every((ref) => ref.id !== audit.id))) details.push(`Lighthouse ${kind}: ${audit.id}`);
    worst.LCP = Math.max(worst.LCP, median(reports.map((report) => report.audits["largest-contentful-paint"].numericValue)));
    worst.CLS = Math.max(worst.CLS, median(reports.map((report) => report.audits["cumulative-layout-shift"].numericValue)));
  }
  row("largest contentful paint, simulated slow 4G, the slowest of them", worst.LCP / 1000, { most: 1.3, unit: "s", digits: 2 });
  row("cumulative layout shift, the worst of them", worst.CLS, { most: 0, digits: 3 });
  await browser.close();
  await stop();
}

listing();
links();
for (const [name, failed] of (process.env.HTML_CHECKS ?? "").split(" ").filter(Boolean).map((said) => said.split("="))) row(`${name}: complaints`, Number(failed), { most: 0 });
const site = await serve(folder, "/", { compress: true });
const browser = await launch();
await firstViews(browser, site.address);
await firstQueries(browser, site.address);
await stick(browser);
await axe(browser, site.address);
await browser.close();
await site.stop();
await lights();

const width = Math.max(...rows.map(({ bar }) => bar.length));
console.log(`\n${title}: ${all.length} pages; Lighthouse ${runs} times a page, the median counts`);
for (const { bar, measured, wanted, good } of rows) console.log(`${good ? "pass" : "FAIL"}  ${bar.padEnd(width)}  ${measured.padStart(21)}  ${wanted}`);
for (const detail of details) console.log(`      ${detail}`);
const missed = rows.filter(({ good }) => !good).length;
console.log(`${rows.length - missed} bars held, ${missed} missed`);
process.exit(missed > 0 ? 1 : 0);
