// sharp.mjs IN OUT MODE PLAN: the derivatives of every file in IN, by sharp, two pictures at once.
//   MODE  pyramid   decoded once, 2048 → 1280 → 640 → 320 from raw pixels: the fastest honest script
//         clone     as sharp's documentation has it: a clone() a size, each decoding with shrink-on-load
//   PLAN  which formats at which width, like `640:jpeg,webp 320:jpeg,webp`; quality 80, WebP and AVIF as below
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const sharp = createRequire(`${process.env.BENCH}/tools/`)('sharp');
const [from, to, mode, plan] = process.argv.slice(2);
const WORKERS = 2;
const sizes = plan.split(' ').map((size) => {
  const [width, formats] = size.split(':');
  return { width: Number(width), formats: formats.split(',') };
}).sort((a, b) => b.width - a.width);

sharp.cache(false);
sharp.concurrency(1); // two workers, each on its own core: the fastest of the settings tried
fs.mkdirSync(to, { recursive: true });

const encoded = (picture, format) => {
  if (format === 'jpeg') return picture.jpeg({ quality: 80 });
  if (format === 'webp') return picture.webp({ quality: Number(process.env.WEBP_QUALITY ?? 80), effort: 4 });
  return picture.avif({ quality: Number(process.env.AVIF_QUALITY ?? 50), effort: Number(process.env.AVIF_EFFORT ?? 4) });
};
const target = (file, width, format) => path.join(to, `${path.parse(file).name}_${width}.${format}`);

async function clone(file) {
  const source = sharp(file).autoOrient();
  for (const { width, formats } of sizes) {
    for (const format of formats) await encoded(source.clone().resize(width), format).toFile(target(file, width, format));
  }
}

async function pyramid(file) {
  let picture = sharp(file).autoOrient().toColourspace('srgb').removeAlpha();
  for (const { width, formats } of sizes) {
    const { data, info } = await picture.resize(width).raw().toBuffer({ resolveWithObject: true });
    const again = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    for (const format of formats) await encoded(again(), format).toFile(target(file, width, format));
    picture = again();
  }
}

const files = fs.readdirSync(from).sort().map((name) => path.join(from, name));
const one = mode === 'clone' ? clone : pyramid;
await Promise.all(Array.from({ length: WORKERS }, async () => {
  while (files.length > 0) await one(files.shift());
}));
