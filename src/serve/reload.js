// Live reload of the preview: loads the page again when another site is on show, and marks the title while
// the newest content has problems. It listens only while the page is seen: a browser keeps few connections.
"use strict";
{
  const shown = document.currentScript.dataset.site;
  const mark = "⚠ ";
  let stream = null;

  const heard = (event) => {
    if (event.data !== shown) {
      location.reload();
      return;
    }
    const plain = document.title.startsWith(mark) ? document.title.slice(mark.length) : document.title;
    document.title = event.type === "problems" ? mark + plain : plain;
  };

  const listen = () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource("/_trienlam/events");
      stream.addEventListener("site", heard);
      stream.addEventListener("problems", heard);
    }
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    stream?.close();
    stream = null;
  });
  addEventListener("pageshow", listen);
  listen();
}
