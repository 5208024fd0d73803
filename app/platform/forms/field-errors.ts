/** Codes of the errors that the form pieces give; a room may add its own. Apart from zod, for use in pages. */
export const fieldErrorCodes = [
  "required",
  "too_long",
  "number",
  "too_small",
  "too_large",
  "date",
  "choice",
  "email",
] as const;
export type FieldError = (typeof fieldErrorCodes)[number];
