// node tests/search/fold-test.js: the browser's fold against the vectors that the Rust test reads too.
'use strict';
const assert = require('node:assert');
const { fold } = require('../../themes/safety/assets/search.js');
const vectors = require('./fold-vectors.json');
assert(vectors.length >= 40);
for (const [written, folded] of vectors) assert.strictEqual(fold(written), folded, written);
console.log(`${vectors.length} folds agree`);
