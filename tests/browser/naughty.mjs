// Writes a site whose titles, names and statements are attacks: a few of our own, and the naughty strings and SVG
// payloads of the shared corpus where it is present.
//   node naughty.mjs SITE CORPUS
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, crc32 } from "node:zlib";

const [, , site, corpus] = process.argv;
const own = [
  `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `<svg onload=alert(1)>`, `[x](javascript:alert(1))`,
  `[x](JaVaScRiPt:alert(1))`, `![x](https://example.org/track.gif)`, `<a href="data:text/html,<script>alert(1)</script>">x</a>`,
  `{{ 7 * 7 }} {% include "/etc/passwd" %}`, `</title><script>alert(1)</script>`, `--><script>alert(1)</script>`,
  "`<script>`", `<iframe srcdoc="<script>alert(1)</script>">`, `# {onclick=alert(1)}`, `<style>@import 'https://example.org/x.css'</style>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`, "\u202Eevil\u202C", "Z\u0351\u036Balgo".repeat(20),
];
const list = join(corpus, "text/blns.json");
const listed = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
const payloads = existsSync(join(corpus, "bad-xss"))
  ? readdirSync(join(corpus, "bad-xss")).filter((name) => name.endsWith(".svg")).map((name) => readFileSync(join(corpus, "bad-xss", name), "utf8"))
  : [];
const printable = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu, "").trim();
const strings = [...own, ...payloads, ...listed].map(printable).filter((text) => text.length > 0);

/** A one-colour PNG of 8 × 8 pixels, different for every number. */
function png(number) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32 ? crc32(body) : 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const row = [0, ...Array.from({ length: 8 }, () => [number % 256, (number >> 8) % 256, 120]).flat()];
  const data = deflateSync(Buffer.from(Array.from({ length: 8 }, () => row).flat()));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

const room = join(site, "content/room");
mkdirSync(room, { recursive: true });
writeFileSync(join(site, "content/exhibition.yaml"), `title: ${JSON.stringify(own[0])}\ndescription: ${JSON.stringify(own[1])}\nlanguages: [vi]\npublish: {level: full-name, full_names: true, extra: [note]}\nderivatives: {widths: [320], formats: [jpeg]}\n`);
writeFileSync(join(room, "room.yaml"), `title: ${JSON.stringify(own[8])}\nintro: ${JSON.stringify(own[6])}\ndefaults:\n  consent: {basis: demonstration}\n  reviewed: {on: 2026-01-05, outcome: clear}\n`);
strings.forEach((text, number) => {
  const quoted = JSON.stringify(text);
  writeFileSync(join(room, `${number}.png`), png(number));
  writeFileSync(join(room, `${number}.yaml`),
    `id: naughty-${number}\ntitle: ${quoted}\nalt: ${quoted}\nstatement: ${quoted}\nartist: {display_name: ${quoted}}\nreviewed: {on: 2026-01-05, outcome: clear}\nschool: ${quoted}\nmedium: ${quoted}\naward: ${quoted}\nextra: {note: ${quoted}}\n`);
});
console.log(`${strings.length} naughty strings`);
