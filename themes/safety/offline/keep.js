// The page "offline": two buttons and a line that says how far it is. Without this script the page says what it needs.
"use strict";
(() => {
  const place = document.getElementById("keep");
  if (!place || !("serviceWorker" in navigator) || !self.isSecureContext) return;
  const { worker, scope, progress, kept, failed, dropped } = place.dataset;
  const [on, off] = place.querySelectorAll("button");
  const said = place.querySelector("[role=status]");
  const address = new URL(worker, document.baseURI).href;
  // Only this one script may become a worker.
  const policy = self.trustedTypes?.createPolicy("trienlam-offline", { createScriptURL: () => address });

  /** Asks the worker for something, telling what it says meanwhile; true when it went well. */
  function ask(registration, wish, tell) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (data.end ? resolve(data.end === "well") : tell(data));
      registration.active.postMessage(wish, [port2]);
    });
  }

  function show(has) {
    on.hidden = has;
    off.hidden = !has;
    on.disabled = off.disabled = false;
  }

  async function keep() {
    on.disabled = true;
    const tell = ({ done, of }) => { said.textContent = progress.replace("{n}", done).replace("{of}", of); };
    try {
      await navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address, { scope });
      const went = await ask(await navigator.serviceWorker.ready, "renew", tell);
      said.textContent = went ? kept : failed;
      show(went);
    } catch {
      said.textContent = failed;
      show(false);
    }
  }

  async function drop() {
    off.disabled = true;
    const registration = await navigator.serviceWorker.getRegistration(scope);
    if (registration?.active) await ask(registration, "forget", () => {});
    said.textContent = dropped;
    show(false);
  }

  on.addEventListener("click", keep);
  off.addEventListener("click", drop);
  navigator.serviceWorker.getRegistration(scope).then((registration) => {
    place.hidden = false;
    document.getElementById("keep-needs").hidden = true;
    show(Boolean(registration));
    if (registration) said.textContent = kept;
  });
})();
