import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { openedLately, openHousehold, refuseBrowsing } from "~/features/households/register-queries.server";
import { OpeningForm } from "../parts/opening-form";
import { readOutline } from "../dossier-queries.server";

export const meta = () => [{ title: `${m.households_register_opening_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return readOutline(context.actor, params.id);
}

/** Opens a record for a reason; more than two hundred in an hour is browsing, not work. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const reason = String(context.form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  if (!reason) return data({ missing: true }, { status: 422 });
  await refuseBrowsing(context.actor, (await openedLately(context.actor, params.id)).hour);
  await openHousehold(context.actor, params.id, reason);
  return redirect(`/households/${params.id}`);
}

export default function HouseholdOpening() {
  const outline = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>() ? m.households_register_reason_needed() : undefined;
  return (
    <Page
      width="form"
      crumbs={[{ href: "/households", label: m.households_register_list_title() }]}
      header={
        <PageHeader
          title={m.households_register_record_title({ code: outline.caseCode })}
          kicker={`${outline.village}, ${outline.district}`}
        />
      }
    >
      <ErrorSummary errors={error ? [{ id: "reason", text: error }] : []} />
      <OpeningForm id={outline.id} error={error} />
    </Page>
  );
}
