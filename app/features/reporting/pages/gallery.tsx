import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { Gallery } from "~/ui/gallery";

export const meta = () => [{ title: `${m.ui_gallery_title()} – ${m.frame_product()}` }];

/** Every component in every state, for those who build and review; only in a demo. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.settings.mode !== "demo") throw new NotFound();
  return null;
}

export default function GalleryPage() {
  return <Gallery here="/gaya" />;
}
