// What the browser's tests share: the browser, the pages of a site by their kind, and the looks in which they are seen.
// It judges nothing.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

export { default as lighthouse } from "lighthouse";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser without a window; `flags` beside the usual ones. */
export function launch(flags = []) {
  return chromium.launch({ executablePath: BROWSER, args: [...FLAGS, ...flags] });
}

/** Small and large, light and dark, the narrowest phone, and the reader's own colours. */
export const LOOKS = [
  { name: "360-light", viewport: { width: 360, height: 740 }, colorScheme: "light", deviceScaleFactor: 2 },
  { name: "1280-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "360-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  { name: "1280-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "320-light", viewport: { width: 320, height: 640 }, colorScheme: "light" },
  { name: "1280-forced", viewport: { width: 1280, height: 800 }, forcedColors: "active" },
];

/** Pages that bring no script, whatever happens. */
export const SCRIPTLESS = /^(home|room|group|topic|grade|province|school|award|year|title|about|help|credits|takedown|not-found)/;

export function must(condition, message) {
  if (!condition) throw new Error(message);
}

/** Goes through a list, several at a time. */
export async function atOnce(many, list, body) {
  const waiting = [...list];
  await Promise.all(Array.from({ length: many }, async () => { while (waiting.length > 0) await body(waiting.shift()); }));
}

/** The html files below a folder, sorted, with `/` between their segments. */
export function pages(root) {
  const inside = (below) => readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return ["assets", "pictures"].includes(path) ? [] : inside(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });
  return inside("").sort();
}

/** One page of every kind as [kind, path], found by where pages lie: whatever kind a theme adds is found as well. */
export function kinds(root, all = pages(root)) {
  const found = new Map();
  const named = { "index.html": "home", "404.html": "not-found" };
  for (const path of all) {
    const [, language, rest] = /^(?:([a-z]{2,3})\/)?(.*)$/.exec(path);
    const segments = rest.split("/").slice(0, -1);
    const number = segments.at(-1)?.match(/^page-\d+$/) ? "-further" : "";
    const depth = segments.filter((segment) => !/^page-\d+$/.test(segment)).length;
    const shows = segments.at(-1) === "slideshow" && depth > 1;
    const kind = (named[rest] ?? (shows ? `slideshow-${singular(segments[0])}` : undefined) ?? (depth > 1 ? singular(segments[0]) : segments[0])) + number + (language ? `-${language}` : "");
    if (!found.has(kind)) found.set(kind, path);
  }
  // Of some kinds more than one face counts.
  const works = all.filter((path) => path.startsWith("works/")).slice(0, 400);
  const written = (path) => readFileSync(join(root, path), "utf8");
  const add = (kind, path) => path && found.set(kind, path);
  add("work-sensitive", works.find((path) => written(path).includes("<details")));
  for (const shape of ["landscape", "portrait", "square"]) add(`work-${shape}`, works.find((path) => written(path).includes(`<body class="work ${shape}"`) && !written(path).includes("<details")));
  const walls = all.filter((path) => /^(years|grades|rooms|topics|provinces)\/[^/]+\/index/.test(path));
  add("group-24", walls.find((path) => worksOn(written(path)) === 24));
  return [...found];
}

function singular(segment) {
  return segment.replace(/ies$/, "y").replace(/s$/, "");
}

/** How many works hang on a page. */
export function worksOn(html) {
  return html.split('<li class="card').length - 1;
}

/** A page whose requests and messages are watched. */
export async function watched(context, origin) {
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

/** Loads every picture now and tells which did not come. */
export function blankPictures(page) {
  return page.evaluate(async () => {
    const pictures = [...document.images].filter((image) => image.getAttribute("src"));
    await Promise.all(pictures.map((image) => { image.loading = "eager"; return image.decode().catch(() => {}); }));
    return pictures.filter((image) => image.naturalWidth === 0).map((image) => image.src);
  });
}

/** What axe finds on a page that was opened with AXE as its init script: violations, and what it leaves undecided. */
export function axeFindings(page) {
  return page.evaluate(async () => {
    const result = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return [...result.violations, ...result.incomplete].map((violation) => `${violation.id} (${violation.nodes.map((node) => node.html.slice(0, 200)).slice(0, 2).join(" … ")})`);
  }).catch((error) => [`axe did not run: ${error.message}`]);
}
