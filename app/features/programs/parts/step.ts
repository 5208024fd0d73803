/** Where a step of a form leads, and which version it was shown with. Shared by programs and pledges. */

/** After saving: out to the record, back to the check page it came from, or on to the next step. */
export function nextOf(
  request: Request,
  form: FormData,
  to: { record: string; check: string; next: string },
): string {
  if (form.get("then") === "leave") return to.record;
  return new URL(request.url).searchParams.get("back") === "check" ? to.check : to.next;
}

export function versionIn(form: FormData): number | undefined {
  const value = Number(form.get("version") || NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The idempotency key of a binding form. */
export function keyIn(form: FormData): string | undefined {
  const value = form.get("key");
  return typeof value === "string" && /^[\w-]{8,100}$/.test(value) ? value : undefined;
}
