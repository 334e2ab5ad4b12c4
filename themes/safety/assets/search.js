// Search in the site's own index: its contract is src/pipeline/compose/search. The question stands in the address.
(() => {
  "use strict";
  const SIGNS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
  const BASE = 15, SHARDS = 4, PER_FILE = 8, SHOWN = 12;

  // As exhibition::words; both are held to tests/search/fold-vectors.json.
  const fold = (text) => Array.from(text.normalize("NFD").replace(/\p{M}/gu, ""), (c) => c.toLowerCase()).join("").replace(/đ/g, "d").split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean).join(" ");

  // The works with every choice and every word, the last of which may go on; the best first.
  const finder = (load) => async (text, choices) => {
    const words = (text.normalize("NFC").match(/[\p{Alphabetic}\p{N}\p{M}]+/gu) ?? []).map((word) => [fold(word), word.toLowerCase()]).filter(([key]) => key);
    const firsts = await load("0");
    let found, more = false;
    const all = [...choices.map((choice) => ["=" + choice]), ...words].map(async ([key, word], at, { length }) => {
      const open = word && at === length - 1 && !/^\d$/.test(key);
      const names = firsts.map((first, i) => i + 1).filter((i) => firsts[i - 1] <= (open ? key + "\uffff" : key) && !(firsts[i] <= key));
      if (names.length > SHARDS) more = names.length = SHARDS;
      const hits = new Map();
      for (const terms of await Promise.all(names.map(load))) {
        for (let i = 0; i < terms.length; i += 3) {
          const term = terms[i];
          const own = term[0] === "=" ? term : fold(term);
          if (own !== key && !(open && own.startsWith(key))) continue;
          // Marks that were typed count most, then title and names, then the whole word.
          const weight = word ? 1 + 2 * (own === key) + 8 * (word !== key && (open ? term.startsWith(word) : term === word)) : 0;
          let work = 0, value = 0;
          for (const sign of terms[i + 2]) {
            const digit = SIGNS.indexOf(sign);
            value = value * BASE + digit % BASE;
            if (digit >= BASE) continue;
            work += value >> 1;
            hits.set(work, Math.max(hits.get(work) ?? 0, weight + 4 * (value & 1)));
            work++;
            value = 0;
          }
        }
      }
      return hits;
    });
    for (const hits of await Promise.all(all)) {
      found = found ? found.filter(([work]) => hits.has(work)).map(([work, weight]) => [work, weight + hits.get(work)]) : [...hits];
    }
    return { works: (found ?? []).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([work]) => work), more };
  };

  if (typeof module === "object") {
    module.exports = { fold, finder };
    return;
  }

  const find = (name) => document.querySelector(name);
  const form = find(".find"), status = find(".found-status"), list = find(".found"), button = find(".found-more"), browse = find(".browse");
  const { elements, dataset } = form;
  const shelf = window.shelf = {}, loads = {};

  // Nothing becomes a script but a file of this index.
  const rule = { createScriptURL: (name) => dataset.index.replace("/0.", `/${/^c?\d+$/.exec(name)[0]}.`) };
  const policy = window.trustedTypes?.createPolicy("search", rule) ?? rule;
  const load = (name) => loads[name] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = policy.createScriptURL(name);
    script.addEventListener("load", () => done(shelf[name]));
    script.addEventListener("error", () => failed(delete loads[name]));
    document.head.append(script);
  });
  const ask = finder(load);

  const say = (element, phrase, none, part = "textContent") => {
    const [text, lang] = [phrase || none].flat();
    element[part] = text;
    if (lang) element.lang = lang;
  };

  const card = ([id, title, names, look = "square r100", tone, width, height, files, alt]) => {
    const item = find("template").content.firstElementChild.cloneNode(true);
    const [frame, link, by] = [".frame", "a", ".by"].map((name) => item.querySelector(name));
    item.className += " " + look;
    link.href = dataset.works + id + "/index.html";
    say(link, title, dataset.untitled);
    say(by, names, dataset.anonymous);
    if (files) {
      const image = new Image(width, height);
      const paths = files.split(" ").map((file) => dataset.pictures + id + "/" + file);
      say(image, alt, dataset.unsaid, "alt");
      image.loading = "lazy";
      image.className = "tone-" + tone;
      image.sizes = `(min-width:40em) 20rem,calc(${look[0] === "l" ? "100vw - 3.5" : "50vw - 2.5"}rem)`;
      image.srcset = paths.map((path) => `${path} ${parseInt(path.split("/").pop())}w`).join();
      image.src = paths[0];
      frame.append(image);
    } else {
      frame.parentNode.classList.add("veiled");
      frame.append(dataset.veiled);
    }
    return item;
  };

  let works, turn = 0, timer;

  const show = async () => {
    const now = turn, at = list.children.length;
    const next = works.slice(at, at + SHOWN);
    const files = await Promise.all(next.map((work) => load("c" + Math.floor(work / PER_FILE))));
    if (now !== turn) return;
    if (!at) list.replaceChildren();
    list.append(...next.map((work, i) => card(files[i][work % PER_FILE])));
    button.hidden = at + SHOWN >= works.length;
    return list.children[at];
  };

  const fields = () => [...new FormData(form)].filter(([, value]) => value);
  const written = () => "#" + new URLSearchParams(fields());

  const run = async () => {
    const now = ++turn;
    const text = elements.q.value;
    const choices = fields().filter(([name]) => name !== "q").map((choice) => choice.join("/"));
    const asked = browse.hidden = choices.length > 0 || fold(text) !== "";
    try {
      const answer = asked ? await ask(text, choices) : { works: [] };
      if (now !== turn) return;
      works = answer.works;
      list.replaceChildren();
      await show();
      if (now !== turn) return;
      const count = works.length;
      browse.hidden = count > 0;
      status.textContent = asked ? (count > 1 ? dataset.many.replace("{n}", count.toLocaleString(document.documentElement.lang)) : count ? dataset.one : dataset.none) + (answer.more ? ` ${dataset.more}` : "") : "";
    } catch {
      if (now === turn) status.textContent = dataset.failed;
    }
  };

  const read = () => {
    form.reset();
    for (const [name, value] of new URLSearchParams(location.hash.slice(1) || location.search)) {
      const field = elements.namedItem(name);
      if (field) field.value = value;
    }
    for (const field of form.querySelectorAll("select")) if (field.value) field.closest("details").open = true;
    run();
  };

  form.onchange = form.onsubmit = (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (location.hash !== written()) location.hash = written();
  };
  elements.q.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", written());
      run();
    }, 250);
  };
  button.onclick = () => {
    turn++;
    show().then((first) => first?.querySelector("a").focus(), () => { status.textContent = dataset.failed; });
  };
  window.onhashchange = read;
  read();
})();
