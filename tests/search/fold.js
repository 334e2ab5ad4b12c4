// The fold of search in the browser: as `trienlam::exhibition::words`, pinned by fold-vectors.json.
'use strict';
const fold = text => Array.from(text.normalize('NFD').replace(/\p{M}/gu, ''), c => c.toLowerCase()).join('')
  .replace(/đ/g, 'd').split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean).join(' ');
if (typeof module === 'object') module.exports = fold;
