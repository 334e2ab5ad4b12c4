// A folder served on loopback as a strict host would serve it: with the policy that the pages themselves name, and with
// what its `_headers` says, as Netlify and Cloudflare Pages read it.
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

/** The rules of `_headers`: [the beginning of paths, {header: value}]. */
async function rules(folder) {
  const read = [];
  for (const line of (await readFile(join(folder, "_headers"), "utf8").catch(() => "")).split("\n").filter(Boolean)) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) read.at(-1)[1][name] = value;
    else read.push([line.replace(/\*$/, ""), {}]);
  }
  return read;
}

/** Serves `folder` below `prefix`, written files compressed if asked for; returns the address and a way to stop. Other
 *  people's pages may need to go without the policy. `secure`, a key and a certificate, serves by HTTP/2 over TLS, which
 *  is what every public host does: one connection, where HTTP/1.1 opens one more for each file at a time. */
export async function serve(folder, prefix = "/", { compress = false, policy = POLICY, secure = null } = {}) {
  // A host has its files at hand: compressed once, or the first visitor would measure the compressor.
  const held = new Map();
  const told = await rules(folder);
  const server = (secure ? createSecureServer.bind(null, secure) : createServer)(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : "no-such-page";
    const file = join(folder, inside.endsWith("/") || inside === "." || inside === "" ? join(inside, "index.html") : inside);
    const headers = { ...(policy && { "Content-Security-Policy": policy }), "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
    for (const [, said] of told.filter(([begin]) => `/${inside}`.startsWith(begin))) Object.assign(headers, said);
    // The file is meant for a site's root: its links are whole paths.
    if (prefix !== "/") delete headers.Link;
    try {
      let bytes = held.get(file) ?? await readFile(file);
      if (compress && TEXT.test(file)) {
        if (!held.has(file)) held.set(file, await squeeze(bytes, FAST));
        bytes = held.get(file);
        headers["Content-Encoding"] = "br";
      }
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": TYPES[".html"] }).end(await readFile(join(folder, "404.html")).catch(() => ""));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `${secure ? "https" : "http"}://127.0.0.1:${server.address().port}${prefix}`;
  return { address, stop: () => new Promise((done) => server.close(done)) };
}
