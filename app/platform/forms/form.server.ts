import { BadInput } from "~/platform/access/errors";

/**
 * The one input door: what a browser posts, read as text. JSON posted to a form, a broken multipart body, a NUL byte or
 * thousands of fields are answered with a 4xx page before any room sees them.
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") {
    throw new BadInput("content_type", 415);
  }
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new BadInput("broken_form");
  }
  let fields = 0;
  for (const [name, value] of form) {
    if (++fields > 20_000) throw new BadInput("too_many_fields", 413);
    if (hasNul(name) || (typeof value === "string" ? hasNul(value) : hasNul(value.name)))
      throw new BadInput("nul_byte");
  }
  return form;
}

/** Refuses URLs with a NUL byte or broken percent encoding. */
export function checkUrl(url: URL): void {
  try {
    if (hasNul(decodeURIComponent(url.pathname))) throw new BadInput("nul_byte");
    for (const [name, value] of url.searchParams)
      if (hasNul(name) || hasNul(value)) throw new BadInput("nul_byte");
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput("broken_url");
  }
  // Single fetch replaced the old ?_data= requests; nothing answers them.
  if (url.searchParams.has("_data")) throw new BadInput("legacy_data");
}

function hasNul(text: string): boolean {
  return text.includes("\0");
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A path on this site to go back to, or the fallback: never another host. */
export function localPath(value: FormDataEntryValue | string | null | undefined, fallback = "/"): string {
  if (typeof value !== "string" || !/^\/(?![/\\])[^\s\\\u0000-\u001f]*$/.test(value)) return fallback;
  const url = new URL(value, "http://local.invalid");
  // Dots are gone by now: "/..//evil.example" has become "//evil.example", which a browser takes for another host.
  return url.host === "local.invalid" && !url.pathname.startsWith("//")
    ? url.pathname + url.search
    : fallback;
}

/** An identifier from a URL; anything else is a record that does not exist. */
export function isId(value: string | undefined): value is string {
  return value !== undefined && uuid.test(value);
}

/** A page number from the URL: 1 and up, 1 when absent or senseless. */
export function pageNumber(url: URL, name = "page"): number {
  const value = Number(url.searchParams.get(name) ?? "1");
  return Number.isSafeInteger(value) && value >= 1 && value <= 1_000_000 ? value : 1;
}
