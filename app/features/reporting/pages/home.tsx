import type { LoaderFunctionArgs } from "@remix-run/node";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";

export async function loader({ context }: LoaderFunctionArgs) {
  return { role: context.actor.role };
}

export default function Home() {
  return <Page header={<PageHeader title={m.frame_product()} />} />;
}
