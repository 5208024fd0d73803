import { randomBytes } from "node:crypto";
import { createServer, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import type { Door } from "./door.server";
import { pagePatience, withPatience } from "./platform/db/patience.server";
import { log } from "./platform/log/log.server";

type Application = { build: ServerBuild; door: Door };
type Options = {
  port: number;
  host?: string;
  clientDir: string;
  development?: boolean;
  application: () => Promise<Application>;
};

const megabyte = 1024 * 1024;

/** The HTTP server around the application: headers, limits, files for browsers, and then the closed pages. */
export async function serve(options: Options): Promise<Server> {
  const app = new Hono<{ Bindings: { incoming: { socket: { remoteAddress?: string } } } }>();
  const { build, door } = await options.application();
  let handler = createRequestHandler(door.guard(build), options.development ? "development" : "production");

  app.use(compress());
  app.use(
    "/assets/*",
    serveStatic({ root: options.clientDir, rewriteRequestPath: (p) => p, onFound: immutable }),
  );
  app.use("*", async (c, next) => {
    // Files of public/, none of which lies below a folder.
    if (/^\/[\w.-]+\.(svg|ico|png|txt|webmanifest)$/.test(c.req.path))
      return serveStatic({ root: options.clientDir })(c, next);
    return next();
  });
  app.get("/health", async (c) =>
    (await door.isWell().catch(() => false)) ? c.text("ok") : c.text("unavailable", 503),
  );
  app.use("*", async (c, next) => {
    // Without its length a body would have to be kept in memory before anybody knows who sends it. Browsers tell it.
    if (c.req.header("transfer-encoding") !== undefined) return plain(411);
    const upload =
      /^\/(imports|files|matches|visits|decrees|rounds|pledges|deliveries|verification|households)\b/.test(
        c.req.path,
      );
    return bodyLimit({ maxSize: upload ? 64 * megabyte : megabyte, onError: (e) => plain(413) })(c, next);
  });
  app.all("*", async (c) => {
    const request = c.req.raw;
    // Only a proxy of our own may say under which name the portal was asked for.
    if (process.env.PORTAL_PROXY !== "1") request.headers.delete("x-forwarded-host");
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (request.method !== "POST") return plain(405);
      const origin = request.headers.get("origin");
      const site = request.headers.get("sec-fetch-site");
      const foreign =
        origin !== null
          ? !sameHost(origin, request)
          : site !== null && site !== "same-origin" && site !== "none";
      if (foreign) return plain(403);
      const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
      if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") return plain(415);
    }
    if (unreadable(request.url)) return plain(400);
    if (options.development) {
      const fresh = await options.application();
      handler = createRequestHandler(fresh.door.guard(fresh.build), "development");
    }
    let made: Awaited<ReturnType<Door["contextFor"]>>;
    try {
      made = await door.contextFor(request, addressOf(request, c.env.incoming));
    } catch (error) {
      const reference = newReference();
      log.error({ err: error, reference }, "no database");
      return plain(503, reference);
    }
    const { context, cookies } = made;
    const ask = (asked: Request, given = context) =>
      withPatience(pagePatience, () => door.inLocale(context.locale, () => handler(asked, given)));
    let response = await ask(request);
    if (isBareRefusal(request, response)) {
      const refused = new Response(await response.text(), response);
      const nowhere = new Request(new URL("/-", request.url), { headers: request.headers });
      response = await ask(nowhere, { ...context, refused });
    }
    const answer = new Response(response.body, response);
    for (const cookie of cookies) answer.headers.append("Set-Cookie", cookie);
    setSecurityHeaders(answer.headers, context.nonce, options.development ?? false);
    if (!answer.headers.has("Cache-Control")) answer.headers.set("Cache-Control", "private, no-store");
    answer.headers.append("Vary", "Cookie");
    return answer;
  });
  app.onError((error, c) => {
    const reference = newReference();
    log.error({ err: error, reference }, "server");
    return plain(500, reference);
  });

  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 20_000, maxHeaderSize: 32_768 },
    getRequestListener(app.fetch),
  );
  server.on("clientError", answerBrokenLine);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return server;
}

function immutable(_path: string, c: { header: (name: string, value: string) => void }): void {
  c.header("Cache-Control", "public, max-age=31536000, immutable");
  c.header("X-Content-Type-Options", "nosniff");
}

function setSecurityHeaders(headers: Headers, nonce: string, development: boolean): void {
  const csp = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  headers.set("Content-Security-Policy", csp.join("; "));
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=()");
  if (process.env.PORTAL_HTTPS === "1") headers.set("Strict-Transport-Security", "max-age=31536000");
}

function sameHost(origin: string, request: Request): boolean {
  try {
    const named = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
    return new URL(origin).host === (named ?? new URL(request.url).host);
  } catch {
    return false;
  }
}

/** NUL bytes, broken percent signs and the retired ?_data= requests end here. */
function unreadable(raw: string): boolean {
  try {
    const url = new URL(raw);
    const text = decodeURIComponent(url.pathname) + decodeURIComponent(url.search.replace(/\+/g, " "));
    return text.includes("\0") || url.searchParams.has("_data");
  } catch {
    return true;
  }
}

/** A download that cannot be had says so in our codes; a person who opened its address gets a page instead. */
function isBareRefusal(request: Request, response: Response): boolean {
  return (
    request.method === "GET" &&
    response.status >= 400 &&
    !new URL(request.url).pathname.endsWith(".data") &&
    (response.headers.get("content-type") ?? "").startsWith("application/json")
  );
}

function addressOf(request: Request, incoming: { socket: { remoteAddress?: string } }): string {
  const forwarded =
    process.env.PORTAL_PROXY === "1"
      ? request.headers.get("x-forwarded-for")?.split(",").pop()?.trim()
      : undefined;
  return forwarded ?? incoming.socket.remoteAddress ?? "";
}

const words = {
  400: ["Permintaan tidak dapat dibaca", "The request cannot be read"],
  403: ["Permintaan dari situs lain ditolak", "Requests from other sites are refused"],
  405: ["Cara permintaan ini tidak dikenal", "This method is not known here"],
  408: [
    "Kiriman terlalu lama sampai, silakan kirim sekali lagi",
    "Sending took too long, please send it once more",
  ],
  411: ["Ukuran kiriman tidak disebutkan", "The size of what is sent is missing"],
  413: ["Berkas atau isian terlalu besar", "The file or form is too large"],
  415: ["Bentuk isian ini tidak dikenal", "This kind of form is not known here"],
  431: ["Alamat atau kepala permintaan terlalu panjang", "The address or the request headers are too long"],
  500: ["Terjadi gangguan pada sistem", "Something went wrong in the system"],
  503: [
    "Layanan belum dapat dipakai, coba beberapa saat lagi",
    "The service is not available yet, try again shortly",
  ],
} as const;

/** A page for the moments when the application itself cannot answer; in both languages, without scripts. */
function plain(status: keyof typeof words, reference = newReference()): Response {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  setSecurityHeaders(headers, "none", false);
  if (status === 503) headers.set("Retry-After", "10");
  return new Response(plainPage(status, reference), { status, headers });
}

function plainPage(status: keyof typeof words, reference: string): string {
  const [id, en] = words[status];
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${id} – Rumah Besar</title></head>
<body><main><h1>${id}</h1><p lang="en">${en}.</p>
<p>Kode rujukan <span lang="en">(reference code)</span>: ${reference}</p><p><a href="/">Rumah Besar</a></p></main></body></html>`;
}

/** What the person reads out and the log knows. */
function newReference(): string {
  return randomBytes(6).toString("base64url");
}

/** A request that ends before it can be read: too slow, too long a head, or no HTTP at all. */
function answerBrokenLine(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : error.code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
  const body = plainPage(status, newReference());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n` +
      `Cache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
