// A slideshow or a guided tour on a large screen: one picture at a time, by buttons, by keys or by itself.
//
// The page is whole without it: pictures one under the other. With it the pictures of a slideshow fill the window at
// once, those of a tour when somebody asks. Nothing moves by itself until it is asked to: by the button, by the space
// bar, or by the address, `#play`. `#kiosk` is for a hall: the show runs round and round, has no links that lead out of
// it, and begins anew when nobody has touched it for two minutes. A tour also goes close to the places that its guide
// speaks of; they are the boxes of the drawing over the picture, so that there is one list of them.
(() => {
  "use strict";
  const IDLE = 120_000;
  const AHEAD = 1_000;
  const reel = document.querySelector(".reel");
  if (!reel) return;
  const root = document.documentElement;
  const data = reel.dataset;
  const bar = reel.querySelector(".show-bar");
  const place = bar.querySelector(".show-place");
  const start = reel.querySelector(".show-start");
  const slides = [...reel.querySelectorAll(".slide")];
  const steps = slides.flatMap((slide, at) => [{ slide, at }, ...close(slide).map((look) => ({ slide, at, ...look }))]);
  let now = 0;
  let playing = false;
  let kiosk = location.hash === "#kiosk";
  let timer = 0;
  let idle = 0;
  let ahead = 0;

  /** The places of a picture to look at closely, each with the guide's words. */
  function close(slide) {
    const words = [...slide.querySelectorAll(".regions > li")];
    return [...slide.querySelectorAll(".marks > g")].map((mark, at) => ({ mark, words: words[at] }));
  }

  function enter(at) {
    root.classList.add("showing");
    bar.hidden = false;
    go(at);
  }

  /** Back to the page as it is without script, at the picture that was shown. */
  function read() {
    play(false);
    root.classList.remove("showing", "close", "turned");
    bar.hidden = true;
    for (const slide of slides) {
      slide.hidden = false;
      pan(slide, null);
    }
    for (const { mark, words } of steps) {
      mark?.classList.remove("on");
      words?.classList.remove("on");
    }
    slides[steps[now].at].scrollIntoView({ block: "center" });
    start.focus({ preventScroll: true });
  }

  function leave() {
    if (data.leave) location.href = data.leave;
    else read();
  }

  function go(at) {
    now = at;
    const step = steps[now];
    for (const slide of slides) slide.hidden = slide !== step.slide;
    for (const { mark, words } of steps) {
      mark?.classList.toggle("on", mark === step.mark);
      words?.classList.toggle("on", words === step.words);
    }
    root.classList.toggle("close", Boolean(step.mark));
    pan(step.slide, step.mark);
    fetchAhead(step.slide, slides[step.at + 1]);
    const number = step.at + Number(data.first);
    place.firstElementChild.textContent = `${number} / ${data.count}`;
    place.lastElementChild.textContent = (step.words ?? step.slide.querySelector("h2")).textContent.trim();
    wait();
  }

  /** The next picture comes when this one has been there for a moment, so that nothing competes with it on a slow line. */
  function fetchAhead(slide, next) {
    clearTimeout(ahead);
    const [image, after] = [slide, next].map((one) => one?.querySelector("img"));
    image.loading = "eager";
    if (!after) return;
    image.decode().catch(() => {}).then(() => {
      if (steps[now].slide === slide) ahead = setTimeout(() => { after.loading = "eager"; }, AHEAD);
    });
  }

  /** Moves a picture so that a place of it fills the frame; without a place, the picture does. */
  function pan(slide, mark) {
    const canvas = slide.querySelector(".canvas");
    const box = mark?.querySelector("rect");
    if (!box) {
      canvas.style.transform = "";
      return;
    }
    const { clientWidth: width, clientHeight: height } = slide.querySelector(".pane");
    const [x, y, wide, tall] = ["x", "y", "width", "height"].map((name) => (Number(box.getAttribute(name)) * width) / 1000);
    const scale = Math.max(1, Math.min(4, width / (wide * 1.25), height / (tall * 1.25)));
    const along = (from, length, frame) => Math.min(0, Math.max(frame - frame * scale, frame / 2 - (from + length / 2) * scale));
    canvas.style.transform = `translate(${along(x, wide, width)}px, ${along(y, tall, height)}px) scale(${scale})`;
  }

  /** Turned by somebody, or by itself when that was asked for: only then does a picture fade in. */
  function next() {
    root.classList.add("turned");
    if (now + 1 < steps.length) go(now + 1);
    else turn(data.next ?? data.start, 0);
  }

  function previous() {
    root.classList.add("turned");
    if (now > 0) go(now - 1);
    else if (data.previous) turn(data.previous, steps.length - 1, "#last");
    else if (!data.next) go(steps.length - 1);
  }

  /** Goes on to another page of the show, which runs on there; a show of one page goes round. */
  function turn(page, at, hash = "") {
    const address = page ? new URL(page, location.href) : null;
    if (!address || address.pathname === location.pathname) go(at);
    else location.href = page + (kiosk ? "#kiosk" : playing ? "#play" : hash);
  }

  function play(on) {
    playing = on;
    bar.classList.toggle("playing", on);
    // What changes by itself is not read out; what somebody asked for is.
    place.setAttribute("aria-live", on ? "off" : "polite");
    wait();
  }

  /** Time to look, and to read: a person reads some fourteen letters a second. */
  function wait() {
    clearTimeout(timer);
    if (!playing || document.hidden) return;
    const step = steps[now];
    const letters = (step.words ?? step.slide.querySelector(".tag")).textContent.trim().length;
    timer = setTimeout(next, Math.min(40_000, Math.max(10_000, 5_000 + letters * 70)));
  }

  function touched() {
    clearTimeout(idle);
    if (!kiosk) return;
    idle = setTimeout(() => {
      play(true);
      turn(data.start, 0);
    }, IDLE);
  }

  const deeds = {
    previous, next, leave,
    play: () => play(!playing),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {}),
  };
  for (const button of bar.querySelectorAll("[data-do]")) {
    const deed = button.dataset.do;
    button.addEventListener("click", deeds[deed]);
    if (deed === "full") button.hidden = !document.fullscreenEnabled;
  }
  addEventListener("keydown", (event) => {
    if (!root.classList.contains("showing") || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest?.("button, a[href]");
    const forward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const keys = {
      [forward]: next, [back]: previous, PageDown: next, PageUp: previous, Home: () => go(0), End: () => go(steps.length - 1),
      Escape: () => (playing ? play(false) : leave()),
      " ": onButton ? null : deeds.play,
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  // A swipe along the screen; one that begins in the middle of scrolling or of a pinch is none.
  let from = null;
  reel.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  reel.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    if (!from || !root.classList.contains("showing")) return;
    const [along, across] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(along) < 60 || Math.abs(across) > Math.abs(along) / 2) return;
    if (along < 0 === (root.dir !== "rtl")) next();
    else previous();
  });
  for (const sign of ["keydown", "pointerdown", "pointermove", "touchstart"]) addEventListener(sign, touched, { passive: true });
  document.addEventListener("visibilitychange", wait);
  addEventListener("resize", () => root.classList.contains("showing") && pan(steps[now].slide, steps[now].mark));

  if (kiosk) for (const link of reel.querySelectorAll(".slides a")) link.removeAttribute("href");
  if (start) {
    start.hidden = false;
    start.addEventListener("click", () => {
      enter(0);
      bar.querySelector("[data-do=next]").focus();
    });
  }
  if (data.begin === "now" || kiosk) {
    const asked = slides.findIndex((slide) => `#${slide.id}` === location.hash);
    enter(location.hash === "#last" ? steps.length - 1 : Math.max(0, steps.findIndex((step) => step.at === asked)));
    if (kiosk || location.hash === "#play") play(true);
    touched();
  }
})();
