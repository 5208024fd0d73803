import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import type { AppLoadContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/nonce";
import { log } from "~/platform/log/log.server";

export { door } from "~/door.server";

const patience = 10_000;
export const streamTimeout = patience + 1000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const wait =
    isbot(request.headers.get("user-agent") ?? "") || entry.isSpaMode ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let shellSent = false;
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={entry} url={request.url} abortDelay={patience} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        [wait]() {
          shellSent = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          if (shellSent) log.error({ err: error }, "rendering");
        },
      },
    );
    setTimeout(abort, patience).unref();
  });
}

/** What no room foresaw: logged with a reference that the error page shows to the person. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A wrong method or address is the visitor's mistake, and would only fill the log.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error(
    {
      err: error,
      reference: context.nonce?.slice(0, 8),
      path: new URL(request.url).pathname,
      role: context.actor?.role,
    },
    "unforeseen",
  );
};
