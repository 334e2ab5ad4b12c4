// aom.mjs RAW OUT WIDTH HEIGHT QUALITY EFFORT: one AVIF by libaom through sharp; prints its CPU milliseconds.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const sharp = createRequire(`${process.env.BENCH}/tools/`)('sharp');
const [raw, out, width, height, quality, effort] = process.argv.slice(2);
sharp.concurrency(1);
const picture = sharp(fs.readFileSync(raw), { raw: { width: Number(width), height: Number(height), channels: 3 } });
const before = process.cpuUsage();
await picture.avif({ quality: Number(quality), effort: Number(effort) }).toFile(out);
const { user, system } = process.cpuUsage(before);
console.log(((user + system) / 1000).toFixed(2));
