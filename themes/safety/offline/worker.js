// The copy of the exhibition on a visitor's device. Published as offline.js where exhibition.yaml says `offline: true`;
// the build writes the two constants VERSION and LIST above it, so that it is another file whenever the site is.
//
// Nothing is kept until somebody asks on the page "offline". From then on pages come from the network where there is
// one and from the copy where there is none; what is no longer in the list goes before anything new is fetched.
"use strict";
const ROOT = new URL("./", self.location.href).href;
const STORE = `trienlam ${ROOT}`;
const KEPT = `${ROOT}kept.json`;
const AT_ONCE = 4;
const PATIENCE = 5000;

/** The file that an address means. */
function file(address) {
  const { origin, pathname } = new URL(address);
  return origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
}

/** What is kept: path → digest; nothing where nobody has asked. */
async function kept(store) {
  const answer = await store.match(KEPT);
  return answer ? new Map((await answer.json()).files) : undefined;
}

/** Makes the copy what the list says, and tells how far it is. Throws where something could not be fetched. */
async function renew(tell) {
  const answer = await fetch(ROOT + LIST, { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  const wanted = new Map((await answer.json()).files);
  const store = await caches.open(STORE);
  const before = (await kept(store)) ?? new Map();
  const there = new Set();
  for (const request of await store.keys()) {
    const path = request.url.slice(ROOT.length);
    if (before.has(path) && before.get(path) === wanted.get(path)) there.add(path);
    else if (request.url !== KEPT) await store.delete(request);
  }
  const note = (paths) => store.put(KEPT, new Response(JSON.stringify({ files: [...wanted].filter(([path]) => paths.has(path)) })));
  await note(there);
  const missing = [...wanted.keys()].filter((path) => !there.has(path));
  const fetchAll = async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift()) {
      const answer = await fetch(ROOT + path, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${answer.status} ${path}`);
      // A host that leads /index.html to / gives an answer that no page may be made of: its body may.
      const whole = answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
      await store.put(ROOT + path, whole);
      there.add(path);
      tell(there.size, wanted.size);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  } finally {
    await note(there);
  }
}

/** Nothing is left, and nobody stands in the way any more. */
async function forget() {
  await caches.delete(STORE);
  await self.registration.unregister();
}

/** Looks whether the site has changed, or offers no copy any more. */
async function look() {
  const answer = await fetch(self.location.href, { cache: "no-cache" });
  if (answer.status === 404 || answer.status === 410) await forget();
  else if (answer.ok && !(await answer.text()).includes(VERSION)) await self.registration.update();
}

async function answer(event) {
  const { request } = event;
  const address = file(request.url);
  const navigates = request.mode === "navigate";
  const store = await caches.open(STORE);
  // Assets and pictures are named by their bytes: the copy is as good as the network.
  const copy = await store.match(address);
  if (copy && !navigates && /[.-][a-z2-7]{8,10}\.[a-z0-9]+$/.test(address)) return copy;
  try {
    const late = new Promise((_, reject) => { if (copy) setTimeout(reject, PATIENCE, new Error("late")); });
    const fresh = await Promise.race([fetch(request), late]);
    if (fresh.status === 404 || fresh.status === 410) await store.delete(address);
    if (navigates) event.waitUntil(look().catch(() => {}));
    return fresh;
  } catch {
    return copy ?? (await likeness(store, address)) ?? (navigates && (await store.match(`${ROOT}404.html`))) ?? Response.error();
  }
}

/** A picture of a work in another size: one of each is kept. */
async function likeness(store, address) {
  const work = /^pictures\/[^/]+\//.exec(address.slice(ROOT.length))?.[0];
  const paths = work ? [...((await kept(store)) ?? new Map()).keys()] : [];
  const path = paths.find((path) => path.startsWith(work));
  return path && store.match(ROOT + path);
}

self.addEventListener("install", (event) => {
  const renewed = caches.open(STORE).then(async (store) => {
    // What could not be fetched now is fetched when the site changes next, or when somebody asks; what had to go is gone.
    if (await kept(store)) await renew(() => {}).catch(() => {});
    await self.skipWaiting();
  });
  event.waitUntil(renewed);
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(ROOT)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  const port = event.ports[0];
  if (!port) return;
  const tell = (done, of) => port.postMessage({ done, of });
  const work = event.data === "forget" ? forget() : renew(tell);
  event.waitUntil(work.then(() => port.postMessage({ end: "well" }), () => port.postMessage({ end: "badly" })));
});
