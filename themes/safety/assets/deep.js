// Going close to a large scan, inside the viewer of a work's page: fetched with OpenSeadragon when the viewer opens, on
// pages of works that have tiles and on no other.
//
// `viewer.js` owns the dialog, its buttons, its history and the keys; here is only what shows the picture. Tiles come as
// pictures, never by a request of a script, so that it works from a memory stick; their addresses are made of the data
// that the dialog carries. Below the tiles lies the picture that the page shows already: something is seen at once, and
// all the time where tiles do not come, as in a copy without a network.
"use strict";

/**
 * Shows the tiles of a dialog in its stage. `image`: the page's own picture; `margins`: pixels that the bars take;
 * `calm`: whether nothing should glide; `limits(whole, closest)` is told where the picture stands.
 */
function trienlamDeep({ dialog, stage, image, margins, calm, limits }) {
  const STRIDE = 0.2;
  const { tiles } = dialog.dataset;
  const [width, height, edge, deepest] = ["width", "height", "edge", "deepest"].map((key) => Number(dialog.dataset[key]));

  // OpenSeadragon would put a style into the page, which the policy forbids, unless it finds one like its own there: an
  // element of that name that is no style of a page's does.
  const style = document.createElementNS("", "style");
  style.setAttribute("data-openseadragon-mobile-css", "");
  document.head.append(style);

  const seen = OpenSeadragon({
    element: stage, drawer: "canvas", crossOriginPolicy: false, loadTilesWithAjax: false,
    showNavigationControl: false, showNavigator: false, keyboardNavEnabled: false, preserveOverlays: true,
    viewportMargins: margins, visibilityRatio: 1, constrainDuringPan: true, minZoomImageRatio: 1, maxZoomPixelRatio: 2,
    animationTime: calm ? 0.01 : 0.6, blendTime: 0, immediateRender: true, imageLoaderLimit: 4, maxImageCacheCount: 96,
    gestureSettingsMouse: { clickToZoom: true, dblClickToZoom: false, flickEnabled: false },
    gestureSettingsTouch: { clickToZoom: false, dblClickToZoom: true, flickEnabled: !calm, pinchRotate: false },
    gestureSettingsPen: { clickToZoom: false, dblClickToZoom: true },
    zoomPerClick: 2, zoomPerScroll: 1.3,
    tileSources: [
      { width, height, tileWidth: width, tileHeight: height, minLevel: 0, maxLevel: 0, getTileUrl: () => image.currentSrc || image.src },
      { width, height, tileWidth: edge, tileHeight: edge, minLevel: 0, maxLevel: deepest, getTileUrl: (level, column, row) => `${tiles}${level}/${column}-${row}.jpg` },
    ],
  });
  const { viewport, canvas, overlaysContainer } = seen;
  // It empties this by HTML text, which the policy forbids; it is empty anyway.
  Object.defineProperty(overlaysContainer, "innerHTML", { set() { overlaysContainer.replaceChildren(); } });

  // To those who do not see it the whole is one picture, which the keys move.
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", image.alt);
  canvas.setAttribute("aria-describedby", "viewer-keys");
  if (image.lang) canvas.lang = image.lang;

  const isWhole = () => viewport.getZoom() <= viewport.getMinZoom() * 1.001;
  const tell = () => limits(isWhole(), viewport.getZoom() >= viewport.getMaxZoom() * 0.999);
  for (const change of ["open", "zoom", "resize", "animation-finish"]) seen.addHandler(change, tell);
  seen.addHandler("canvas-click", (event) => {
    const { x, y } = viewport.pointFromPixel(event.position);
    if (!event.quick || (x >= 0 && x <= 1 && y >= 0 && y <= height / width)) return;
    event.preventDefaultAction = true;
    dialog.close();
  });

  /** Moves by a share of what is seen; whole pictures stay. */
  function move(across, down) {
    const { width, height } = viewport.getBounds();
    viewport.panBy(new OpenSeadragon.Point(across * STRIDE * width, down * STRIDE * height)).applyConstraints();
  }

  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  return {
    zoom(factor) {
      if (factor === 0) viewport.goHome();
      else viewport.zoomBy(factor).applyConstraints();
    },
    /** Of the whole picture the arrows to the sides turn the page, as they do for works without tiles. */
    key(name) {
      const way = KEYS[name];
      if (!way) return false;
      if (!isWhole()) move(...way);
      else if (way[0]) turn(way[0]);
      return true;
    },
    destroy() {
      seen.destroy();
      style.remove();
    },
  };

  function turn(way) {
    const back = (way < 0) !== (getComputedStyle(dialog).direction === "rtl");
    dialog.querySelector(`.viewer-step[rel=${back ? "prev" : "next"}][data-src]`)?.click();
  }
}
