import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { listAreas } from "~/features/programs/place-queries.server";
import { VillageChoices } from "../parts/village-choices";
import { setRing } from "../ring-commands.server";
import { readRing } from "../ring-queries.server";

export const meta = () => [{ title: `${m.pledges_ring_form_title()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { areas: await listAreas(context.actor), villages: await readRing(context.actor) };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form } = context;
  const villages = form.getAll("village").map(String);
  const done = await tryForForm(
    { ...typedIn(form), village: villages },
    (code) => (code.startsWith("ring_") ? "village" : undefined),
    () => setRing(actor, villages),
  );
  if (!done.ok) return data(done, { status: 422 });
  return redirect("/market/ring?saved=1");
}

const wordOf = (code: string) =>
  code === "ring_too_many" ? m.pledges_ring_error_too_many() : m.pledges_ring_error_unknown();

export default function RingVillages() {
  const { areas, villages } = useLoaderData<typeof loader>();
  const fields = fieldState({ village: villages }, useActionData<typeof action>(), wordOf);
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/market", label: m.pledges_market_title() },
        { href: "/market/ring", label: m.pledges_ring_title() },
      ]}
      header={<PageHeader title={m.pledges_ring_form_title()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow-wide" noValidate>
        <VillageChoices
          {...fields.many("village")}
          label={m.pledges_ring_village()}
          hint={m.pledges_ring_form_hint()}
          areas={areas}
        />
        <ButtonRow>
          <Button>{m.pledges_ring_save()}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
