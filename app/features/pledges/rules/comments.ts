import { holdsAccountNumber } from "../rules";

export const longestComment = 2000;
export type CommentRefusal = "comment_empty" | "comment_too_long" | "identity_number" | "account_number";

/** Why a comment cannot be kept: nothing said, too much, or a number that no comment may hold. */
export function refuseComment(body: string): CommentRefusal | null {
  if (body.trim() === "") return "comment_empty";
  if (body.length > longestComment) return "comment_too_long";
  // Sixteen digits in a row, however they are spaced, are a NIK or No KK.
  if (/(?<!\d)\d(?:[\s.\-/]?\d){15}(?!\d)/.test(body)) return "identity_number";
  return holdsAccountNumber(body) ? "account_number" : null;
}
