// A built search index on the disk, asked with the browser's own script.
'use strict';
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync } = require('node:zlib');
const vm = require('node:vm');
const { finder } = require('../../themes/safety/assets/search.js');

const PER_FILE = 8;
const SHOWN = 12;

/** The index of a language: `ask(words, choices)` answers with works, `card(work)` is what is shown of one, and
 *  `weight(words, choices)` is what a first question fetches, in bytes as brotli sends them. */
exports.open = (site, language) => {
  const folder = join(site, 'assets/search', language);
  const names = new Map(readdirSync(folder).map((file) => [file.split('.')[0], join(folder, file)]));
  const shelf = vm.createContext({ shelf: {} });
  const fetched = new Set();
  const load = async (name) => {
    fetched.add(`${name}`);
    if (!(name in shelf.shelf)) vm.runInContext(readFileSync(names.get(`${name}`), 'utf8'), shelf);
    return shelf.shelf[name];
  };
  const ask = finder(load);
  const card = async (work) => (await load(`c${Math.floor(work / PER_FILE)}`))[work % PER_FILE];
  const weight = async (words, choices) => {
    fetched.clear();
    const { works } = await ask(words, choices);
    await Promise.all(works.slice(0, SHOWN).map(card));
    const sizes = [...fetched].map((name) => brotliCompressSync(readFileSync(names.get(name))).length);
    return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), works: works.length };
  };
  return { ask, card, weight, names };
};
