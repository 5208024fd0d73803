import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { readForm } from "~/platform/forms/form.server";
import { BadInput, Conflict, Forbidden, NotFound, RuleBroken } from "./errors";
import { type Act, can } from "./policy";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/**
 * Closes every route by its id before anything of it runs: documents, data requests and posts alike. A route without an
 * act fails the start; a page without a loader would escape the check, so that fails too.
 */
export function guard(build: ServerBuild, actOfRoute: ReadonlyMap<string, Act>): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const act = actOfRoute.get(id);
      if (!act) throw new Error(`No act is named for the route ${id}`);
      if (!route!.module.loader) throw new Error(`The page ${id} exports no loader`);
      const module = {
        ...route!.module,
        loader: closed(act, route!.module.loader as Handler, false),
        ...(route!.module.action ? { action: closed(act, route!.module.action as Handler, true) } : {}),
      };
      return [id, { ...route!, module }];
    }),
  );
  return { ...build, routes } as ServerBuild;
}

function closed(act: Act, handler: Handler, posts: boolean): Handler {
  return async (args) => {
    const { actor } = args.context;
    if (!can(actor, act)) throw refusal(actor.role === "public", args.request);
    try {
      if (posts) args.context.form = await readForm(args.request);
      return await handler(args);
    } catch (error) {
      throw asResponse(error, actor.role === "public", args.request);
    }
  };
}

/** Visitors are asked to sign in; those signed in learn nothing about pages that are not theirs. */
function refusal(visitor: boolean, request: Request): Response {
  if (!visitor) return page(403, "forbidden");
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  url.searchParams.delete("_routes");
  const back = request.method === "GET" ? path + (url.searchParams.size ? `?${url.searchParams}` : "") : path;
  return new Response(null, {
    status: 302,
    headers: { Location: `/sign-in?next=${encodeURIComponent(back)}` },
  });
}

/** Errors of the rooms and of the database as answers; what is not known here goes on to handleError as a 500. */
function asResponse(error: unknown, visitor: boolean, request: Request): unknown {
  if (error instanceof Response) return error;
  if (error instanceof NotFound) return page(404, "not_found");
  if (error instanceof Forbidden) return visitor ? refusal(true, request) : page(403, "forbidden");
  if (error instanceof BadInput) return page(error.status, error.code);
  if (error instanceof Conflict) return page(409, error.code, error.facts);
  if (error instanceof RuleBroken) return page(422, error.code, error.facts);
  if (isAway(error)) return page(503, "no_database");
  const state = sqlState(error);
  if (state !== null && state in databaseAnswers) return page(...databaseAnswers[state]!);
  return error;
}

// Values that arrived from outside and that the database refuses for their form: an answer, not an accident.
const databaseAnswers: Record<string, [number, string]> = {
  "22P02": [404, "not_found"], // text that is no uuid or number
  "22003": [400, "out_of_range"],
  "22007": [400, "bad_date"],
  "22008": [400, "bad_date"],
  "22021": [400, "bad_text"],
  "23503": [404, "not_found"], // the record it belongs to does not exist
  "23505": [409, "duplicate"], // somebody was faster: checked as free, and taken at the moment of writing
  "23P01": [409, "duplicate"],
  "42501": [403, "forbidden"], // a row that row level security does not let this person write
  "40001": [409, "busy"],
  "40P01": [409, "busy"],
  "57014": [503, "too_long"], // took longer than anybody waits for a page
};

// The database ended, is starting, or takes no more connections: it comes back by itself.
const awayCodes =
  /^(57P0[123]|53300|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET)$/;

function isAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause)
    if (awayCodes.test(String((e as { code?: unknown }).code))) return true;
  return false;
}

export function sqlState(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

function page(status: number, code: string, facts: Record<string, string | number> = {}): Response {
  return Response.json({ code, facts }, { status, statusText: code });
}
