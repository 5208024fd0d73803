import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { TextArea, TextField } from "~/ui/text-fields";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { PersonFields } from "../parts/person-fields";
import { useReply } from "../parts/reply";
import { proposeHousehold } from "../proposal-commands.server";
import { nameOwnVillage } from "../proposal-queries.server";
import { otherRows, readFamily } from "../proposal-form.server";

export const meta = () => [{ title: `${m.verification_proposals_new()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { scope } = context.actor;
  return { village: scope, name: await nameOwnVillage(context.actor), rows: otherRows, key: newId() };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form, today } = context;
  const { family, invalid } = readFamily(form, today);
  if (Object.keys(invalid).length > 0) return reply(form, invalid);
  try {
    return redirect(`/proposals/${await proposeHousehold(actor, family, textOf(form, "key") || undefined)}`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function NewProposal() {
  const { village, name, rows, key } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  const field = (field: string) => ({ name: field, defaultValue: value(field), error: error(field) });
  return (
    <Page
      width="form"
      crumbs={[{ href: "/proposals", label: m.verification_proposals_title() }]}
      header={
        <PageHeader
          kicker={name}
          title={m.verification_proposals_new()}
          lead={m.verification_proposals_lead()}
        />
      }
    >
      {summary}
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="village" value={village} />
        <Section title={m.verification_proposal_head()}>
          <PersonFields required />
          <TextField
            {...field("nik")}
            label={m.verification_proposal_nik()}
            hint={m.verification_proposal_nik_hint()}
            inputMode="numeric"
            width="medium"
            optional
          />
          <TextField
            {...field("kk")}
            label={m.verification_proposal_kk()}
            inputMode="numeric"
            width="medium"
            optional
          />
          <TextField {...field("address")} label={m.verification_proposal_address()} maxLength={500} />
          <TextField
            {...field("rt")}
            label={m.verification_proposal_rt()}
            width="short"
            maxLength={3}
            optional
          />
          <TextField
            {...field("rw")}
            label={m.verification_proposal_rw()}
            width="short"
            maxLength={3}
            optional
          />
          <TextArea {...field("ground")} label={m.verification_proposal_ground()} rows={4} />
        </Section>
        <Section title={m.verification_proposal_others()}>
          {Array.from({ length: rows }, (_, row) => (
            <details key={row} open={row === 0 || Boolean(value(`name-${row}`))}>
              <summary className="min-h-11 py-2 font-semibold">
                {m.verification_proposal_person({ n: row + 1 })}
              </summary>
              <div className="flow">
                <PersonFields suffix={`-${row}`} />
              </div>
            </details>
          ))}
        </Section>
        <Button>{m.verification_proposal_send()}</Button>
      </Form>
    </Page>
  );
}
