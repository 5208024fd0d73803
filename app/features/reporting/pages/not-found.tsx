import { NotFound } from "~/platform/access/errors";

/** Any address that is not in the table of pages, inside the frame and in the visitor's language. */
export function loader(): never {
  throw new NotFound();
}

export const action = loader;

export default function NotFoundPage() {
  return null;
}
