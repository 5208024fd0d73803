import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { postedFile } from "~/platform/files/files.server";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { FileField } from "~/ui/file-field";
import { FieldGroup } from "~/ui/field";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { DateField, TextField } from "~/ui/text-fields";
import { recordMinutes } from "../deliberation-commands.server";
import { replyToRefusal } from "../form-reply.server";
import { readMinutes, signerRows } from "../meeting-form.server";
import { useReply } from "../parts/reply";
import { loadRound } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_minutes()} – ${m.frame_product()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await loadRound(args)), today: args.context.today, rows: signerRows };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  try {
    const scan = await postedFile(context.form, "scan");
    await recordMinutes(context.actor, params.id, readMinutes(context.form), scan);
  } catch (error) {
    return replyToRefusal(error, context.form);
  }
  return redirect(`/rounds/${params.id}`);
}

export default function RoundMinutesPage() {
  const { round, today, rows } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/rounds/${round.id}`, label: m.verification_village_lists() }]}
      header={<PageHeader title={m.verification_round_minutes_link()} kicker={round.village} />}
    >
      {summary}
      <Form method="post" encType="multipart/form-data" className="flow" noValidate>
        <TextField
          name="number"
          label={m.verification_round_minutes_number()}
          maxLength={100}
          width="medium"
          defaultValue={value("number")}
          error={error("number")}
        />
        <DateField
          name="on"
          label={m.verification_round_minutes_date()}
          defaultValue={value("on", today)}
          error={error("on")}
        />
        {Array.from({ length: rows }, (_, row) => (
          <FieldGroup key={row} name={`signers-${row}`} label={m.verification_round_signer({ n: row + 1 })}>
            <div className="flow">
              <TextField
                name={`signer-${row}`}
                label={m.verification_round_signer_name()}
                optional={row > 1}
                defaultValue={value(`signer-${row}`)}
                error={error(`signer-${row}`)}
              />
              <TextField
                name={`position-${row}`}
                label={m.verification_round_signer_position()}
                optional={row > 1}
                defaultValue={value(`position-${row}`)}
              />
            </div>
          </FieldGroup>
        ))}
        <FileField
          name="scan"
          label={m.verification_round_minutes_scan()}
          accept="application/pdf,image/*"
          maxSize="20 MB"
          optional
          error={error("scan")}
        />
        <Notice tone="warning">
          <p>{m.verification_round_minutes_consequence()}</p>
        </Notice>
        <Button>{m.verification_round_minutes_link()}</Button>
      </Form>
    </Page>
  );
}
