import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";

/**
 * Any address that is not in the table of pages, inside the frame and in the visitor's language; and the page of a
 * download that was refused, with the refusal's own words.
 */
export function loader({ context }: LoaderFunctionArgs): never {
  throw context.refused ?? new NotFound();
}

export const action = loader;

export default function NotFoundPage() {
  return null;
}
