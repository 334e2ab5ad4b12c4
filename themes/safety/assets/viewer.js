// The viewer of a work's page: the picture as large as the window, to zoom and to go on to the room's next one.
//
// This small file comes with the page; PhotoSwipe, which does the zooming and panning, is fetched when somebody reaches
// for the picture. It is shown inside the page's own <dialog>, with the page's own buttons: PhotoSwipe's are switched
// off, since it would make them of HTML text, which the policy `require-trusted-types-for 'script'` forbids. Words are
// put in as text, never as markup. A large scan that has tiles is shown by `deep.js` instead, in the same dialog and with
// the same buttons and keys; that is fetched when the viewer opens.
//
// The address tells whether the viewer is open (`#viewer`), so that Back closes it and the next picture is the next
// page. Without script the link leads to the picture file. A sensitive work's link lies behind its veil; the viewer
// opens from that link alone.
(() => {
  "use strict";
  const HASH = "#viewer";
  const ZOOM = 1.6;
  const dialog = document.getElementById("viewer");
  const link = document.querySelector(".hero-sheet");
  if (!dialog || !link || !dialog.showModal) return;
  const find = (selector) => dialog.querySelector(selector);
  const stage = find(".viewer-stage");
  const [top, name, tools] = [find(".viewer-top"), find(".viewer-name"), find(".viewer-tools")];
  const [larger, smaller] = [find(".viewer-in"), find(".viewer-out")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const veiled = link.closest("details");
  const deep = "deep" in dialog.dataset;

  // Scripts from the folder in which this one lies, and none other.
  const folder = new URL(".", document.currentScript.src).href;
  const pass = (address) => {
    if (!address.startsWith(folder)) throw new TypeError(address);
    return address;
  };
  const policy = window.trustedTypes ? trustedTypes.createPolicy("trienlam-viewer", { createScriptURL: pass }) : { createScriptURL: pass };
  const address = (key) => new URL(dialog.dataset[key], location.href).href;
  const script = (key) => arrives(Object.assign(document.createElement("script"), { src: policy.createScriptURL(address(key)) }));

  let loading = null;
  // What shows the picture: { zoom(factor), 0 being the whole picture; key(name), whether it knew the key; destroy() } and, by
  // PhotoSwipe, step(link).
  let open = null;
  // Whether the entry of the history that names the viewer was made on this page.
  let ours = false;

  function load() {
    loading ??= Promise.all([
      script("script"),
      deep ? script("deep") : arrives(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address("sheet") })),
    ]);
    return loading;
  }

  function arrives(element) {
    return new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });
  }

  /** The picture of this page between those of the works before and after, as far as these may be shown at once. */
  function pictures() {
    const image = link.querySelector("img");
    const size = (edge) => Number(image.getAttribute(edge));
    const own = { src: link.href, srcset: image.srcset, width: size("width"), height: size("height"), alt: image.alt, lang: image.lang, msrc: image.currentSrc };
    const beside = (rel) => {
      const step = find(`.viewer-step[rel=${rel}][data-src]`);
      if (!step) return [];
      const { src, srcset, width, height, alt, lang } = step.dataset;
      return [{ src, srcset, width: Number(width), height: Number(height), alt, lang, step }];
    };
    const before = beside("prev");
    return { items: [...before, own, ...beside("next")], index: before.length };
  }

  async function show() {
    if (dialog.open) return;
    dialog.showModal();
    try {
      await load();
    } catch {
      location.replace(link.href);
      return;
    }
    if (!dialog.open) return;
    open = deep ? trienlamDeep({ dialog, stage, image: link.querySelector("img"), margins: margins(), calm: calm.matches, limits }) : swiped();
  }

  /** The pixels that the bars take, so that the whole picture stands free of them. */
  function margins() {
    return { top: top.offsetHeight + 4, bottom: tools.offsetHeight + 30, left: 12, right: 12 };
  }

  /** Shows the picture by PhotoSwipe, between its neighbours. */
  function swiped() {
    const { items, index } = pictures();
    const swipe = new PhotoSwipe({
      dataSource: items, index, appendToEl: stage, errorMsg: dialog.dataset.error,
      zoom: false, close: false, counter: false, arrowPrev: false, arrowNext: false, preloader: false,
      trapFocus: false, returnFocus: false, escKey: false, loop: false, wheelToZoom: true, bgOpacity: 1, preload: [1, 1],
      showHideAnimationType: "none", zoomAnimationDuration: calm.matches ? 0 : 300,
      imageClickAction: "zoom", doubleTapAction: "zoom", tapAction: false, bgClickAction: "close", clickToCloseNonZoomable: false,
      secondaryZoomLevel: (levels) => levels.fit * 2.5, maxZoomLevel: (levels) => Math.max(1, levels.fit * 5),
      paddingFn: margins,
    });
    const bounds = () => {
      const slide = swipe.currSlide;
      if (slide) limits(slide.currZoomLevel <= slide.zoomLevels.fit * 1.001, slide.currZoomLevel >= slide.zoomLevels.max * 0.999);
    };
    // The frame round the pictures is the dialog; what is inside needs no role of its own.
    swipe.on("initialLayout", () => {
      for (const attribute of ["role", "tabindex"]) swipe.element.removeAttribute(attribute);
      for (const part of dialog.querySelectorAll("[aria-roledescription]")) part.removeAttribute("aria-roledescription");
      for (const part of stage.querySelectorAll("[role=group]")) part.removeAttribute("role");
    });
    swipe.on("contentAppend", ({ content }) => {
      if (content.element && content.data.lang) content.element.lang = content.data.lang;
    });
    swipe.on("keydown", (event) => {
      if (event.originalEvent.key === "Tab") event.preventDefault();
    });
    swipe.on("zoomPanUpdate", bounds);
    swipe.on("change", () => {
      bounds();
      goOn(swipe.currSlide.data.step);
    });
    swipe.on("close", () => dialog.close());
    swipe.init();
    return {
      zoom(factor) {
        const slide = swipe.currSlide;
        if (!slide) return;
        const { fit, max } = slide.zoomLevels;
        slide.zoomTo(Math.min(max, Math.max(fit, slide.currZoomLevel * factor)), undefined, calm.matches ? 0 : 250);
      },
      step: ({ rel }) => (rel === "prev" ? swipe.prev() : swipe.next()),
      key: () => false,
      destroy: () => swipe.destroy(),
    };
  }

  /** Another picture is another page, where the viewer is open already. */
  function goOn(step) {
    if (!step) return;
    name.textContent = step.dataset.name;
    name.lang = step.dataset.lang;
    setTimeout(() => location.replace(step.href), calm.matches ? 0 : 320);
  }

  /** What the buttons say of themselves. */
  function limits(whole, closest) {
    larger.setAttribute("aria-disabled", String(closest));
    smaller.setAttribute("aria-disabled", String(whole));
  }

  function plain(event) {
    return !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  }

  link.addEventListener("click", (event) => {
    if (!plain(event)) return;
    event.preventDefault();
    history.pushState(null, "", HASH);
    ours = true;
    show();
  });
  for (const reach of deep ? [] : ["pointerenter", "focus", "touchstart"]) link.addEventListener(reach, () => load().catch(() => {}), { once: true, passive: true });

  larger.addEventListener("click", () => open?.zoom(ZOOM));
  smaller.addEventListener("click", () => open?.zoom(1 / ZOOM));
  find(".viewer-close").addEventListener("click", () => dialog.close());
  for (const step of dialog.querySelectorAll(".viewer-step[data-src]")) {
    step.addEventListener("click", (event) => {
      if (!plain(event) || !open) return;
      event.preventDefault();
      if (deep) goOn(step, 0);
      else open.step(step);
    });
  }
  dialog.addEventListener("keydown", (event) => {
    if (!plain(event) && event.key !== "+") return;
    const factor = { "+": ZOOM, "=": ZOOM, "-": 1 / ZOOM, 0: 0 }[event.key];
    if (factor === undefined && !open?.key(event.key)) return;
    event.preventDefault();
    if (factor !== undefined) open?.zoom(factor);
  });

  dialog.addEventListener("close", () => {
    const shown = open;
    open = null;
    shown?.destroy();
    if (location.hash === HASH) {
      if (ours) history.back();
      else history.replaceState(null, "", location.pathname + location.search);
    }
    ours = false;
    // No target any more for the style sheet, which holds the curtain closed between two pages.
    dialog.classList.add("seen");
    link.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => {
    if (location.hash === HASH && !veiled) show();
    else if (dialog.open) dialog.close();
  });
  if (location.hash === HASH && !veiled) show();
})();
