// A folder served on loopback as a strict host would serve it: with the policy that the pages themselves name.
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { brotliCompress, constants } from "node:zlib";
import { promisify } from "node:util";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".webp": "image/webp", ".png": "image/png", ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
};

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const TEXT = /\.(html|css|js|svg|txt|json|webmanifest)$/;
const squeeze = promisify(brotliCompress);
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Serves `folder` below `prefix`, written files compressed if asked for; returns the address and a way to stop. Other
 *  people's pages may need to go without the policy. `secure`, a key and a certificate, serves by HTTP/2 over TLS, which
 *  is what every public host does: one connection, where HTTP/1.1 opens one more for each file at a time. */
export async function serve(folder, prefix = "/", { compress = false, policy = POLICY, secure = null } = {}) {
  // A host has its files at hand: compressed once, or the first visitor would measure the compressor.
  const held = new Map();
  const server = (secure ? createSecureServer.bind(null, secure) : createServer)(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : "no-such-page";
    const file = join(folder, inside.endsWith("/") || inside === "." || inside === "" ? join(inside, "index.html") : inside);
    const headers = { ...(policy && { "Content-Security-Policy": policy }), "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
    try {
      let bytes = held.get(file) ?? await readFile(file);
      if (compress && TEXT.test(file)) {
        if (!held.has(file)) held.set(file, await squeeze(bytes, FAST));
        bytes = held.get(file);
        headers["Content-Encoding"] = "br";
      }
      // As `_headers` says: what is named by its bytes may be kept.
      if (inside.startsWith("assets/")) headers["Cache-Control"] = "public, max-age=31536000, immutable";
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": TYPES[".html"] }).end(await readFile(join(folder, "404.html")).catch(() => ""));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `${secure ? "https" : "http"}://127.0.0.1:${server.address().port}${prefix}`;
  return { address, stop: () => new Promise((done) => server.close(done)) };
}
