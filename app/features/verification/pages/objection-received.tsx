import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatReference, parseReference } from "~/platform/db/reference";
import { m } from "~/platform/i18n/generated/messages";
import { Confirmation } from "~/ui/confirmation";

export const meta = () => [{ title: `${m.verification_objection_received_title()} – ${m.frame_product()}` }];

export async function loader({ request }: LoaderFunctionArgs) {
  const reference = parseReference(new URL(request.url).searchParams.get("reference") ?? "");
  if (reference?.kind !== "objection") throw redirect("/objections/new");
  return { reference: formatReference(reference) };
}

export default function ObjectionReceived() {
  const { reference } = useLoaderData<typeof loader>();
  return (
    <Confirmation
      title={m.verification_objection_received_title()}
      reference={reference}
      next={<p>{m.verification_objection_received_next()}</p>}
      actions={
        <p>
          <a
            className="link inline-block min-h-6"
            href={`/objections/progress?reference=${encodeURIComponent(reference)}`}
          >
            {m.verification_objection_progress_title()}
          </a>
        </p>
      }
    />
  );
}
