// What the page of 24 pictures costs in each gallery: bytes, requests, script, the paint of the largest element, what
// moves, and the rules of axe that fail. Prints a Markdown table.
//   node compare.mjs RUNS NAME=FOLDER=PAGE …
import { createServer } from "node:net";
import { brotliCompressSync } from "node:zlib";
import { AXE, launch, lighthouse } from "../../tests/browser/kit.mjs";
import { serve } from "../../tests/browser/site.mjs";

const [, , runs, ...galleries] = process.argv;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The first visit of a phone, nothing scrolled: what was asked for, written files compressed. */
async function visit(browser, address) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const answers = [];
  page.on("response", (answer) => answers.push(answer));
  await page.goto(address, { waitUntil: "networkidle" });
  const cost = { requests: answers.length, script: 0, written: 0, all: 0, foreign: 0 };
  for (const answer of answers) {
    const type = answer.headers()["content-type"] ?? "";
    const written = /^text\/|javascript|json|svg/.test(type);
    const bytes = await answer.body().catch(() => Buffer.alloc(0));
    const size = written ? brotliCompressSync(bytes).length : bytes.length;
    cost.all += size;
    if (/javascript/.test(type)) cost.script += size;
    if (written || /font/.test(type)) cost.written += size;
    if (!answer.url().startsWith(new URL(address).origin) && !answer.url().startsWith("data:")) cost.foreign += 1;
  }
  await context.close();
  return cost;
}

/** The rules of axe that fail on a page. */
async function rules(browser, address) {
  const context = await browser.newContext({ ...PHONE, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(AXE);
  await page.goto(address, { waitUntil: "networkidle" });
  const failing = await page.evaluate(async () => (await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map((rule) => rule.id));
  await context.close();
  return failing;
}

async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
const settings = {
  port, output: "json", logLevel: "silent", formFactor: "mobile", throttlingMethod: "simulate",
  screenEmulation: { mobile: true, width: 360, height: 740, deviceScaleFactor: 2, disabled: false },
  onlyCategories: ["performance", "accessibility"],
};
console.log("| 24 pictures on one page | before pictures | script | all of the first visit | requests | performance | LCP | CLS | rules of axe that fail |");
console.log("|---|---|---|---|---|---|---|---|---|");
for (const gallery of galleries) {
  const [name, folder, path] = gallery.split("=");
  // The peers' pages need what our policy forbids: they are served without one.
  const site = await serve(folder, "/", { compress: true, policy: null });
  const address = site.address + path;
  const cost = await visit(browser, address);
  const failing = await rules(browser, address);
  const reports = [];
  for (let run = 0; run < Number(runs); run += 1) reports.push((await lighthouse(address, settings)).lhr);
  const time = median(reports.map((report) => report.audits["largest-contentful-paint"].numericValue));
  const moved = median(reports.map((report) => report.audits["cumulative-layout-shift"].numericValue));
  const score = median(reports.map((report) => report.categories.performance.score));
  console.log(`| ${name} | ${kilobytes(cost.written)} | ${kilobytes(cost.script)} | ${kilobytes(cost.all)} | ${cost.requests} | ${Math.round(100 * score)} | ${(time / 1000).toFixed(1)} s | ${moved.toFixed(2)} | ${failing.length}${failing.length > 0 ? `: ${failing.join(", ")}` : ""} |`);
  if (cost.foreign > 0) console.log(`  ${name} asks other servers ${cost.foreign} times`);
  await site.stop();
}
await browser.close();
