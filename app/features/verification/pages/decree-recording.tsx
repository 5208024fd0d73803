import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { postedFile } from "~/platform/files/files.server";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { FileField } from "~/ui/file-field";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { DateField, TextField } from "~/ui/text-fields";
import { recordDecree } from "../decree-commands.server";
import { readDecree } from "../decree-queries.server";
import { dayOf, replyToRefusal, textOf } from "../form-reply.server";
import { useReply } from "../parts/reply";

export const meta = () => [{ title: `${m.verification_decree_record()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = isId(params.id) ? await readDecree(context.actor, params.id) : null;
  if (!found || found.decree.state !== "draft") throw new NotFound();
  return { decree: found.decree };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  try {
    await recordDecree(actor, params.id, {
      number: textOf(form, "number", 100),
      signer: textOf(form, "signer", 200),
      signedOn: dayOf(form, "on"),
      validFrom: dayOf(form, "from"),
      validTo: dayOf(form, "to"),
      scan: await postedFile(form, "scan"),
    });
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect(`/decrees/${params.id}`);
}

export default function DecreeRecording() {
  const { decree } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  const field = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  return (
    <Page
      width="form"
      crumbs={[{ href: `/decrees/${decree.id}`, label: m.verification_decree_draft_title() }]}
      header={
        <PageHeader
          title={m.verification_decree_record()}
          kicker={m.verification_count_families({
            count: decree.households,
            n: formatCount(decree.households),
          })}
          lead={m.verification_decree_record_lead()}
        />
      }
    >
      {summary}
      <Form method="post" encType="multipart/form-data" className="flow" noValidate>
        <TextField
          {...field("number")}
          label={m.verification_decree_number()}
          maxLength={100}
          width="medium"
        />
        <DateField {...field("on")} label={m.verification_decree_signed_on()} />
        <TextField
          {...field("signer")}
          label={m.verification_decree_signer()}
          hint={m.verification_decree_signer_hint()}
          maxLength={200}
        />
        <DateField {...field("from")} label={m.verification_decree_valid_from()} />
        <DateField {...field("to")} label={m.verification_decree_valid_to()} />
        <FileField
          name="scan"
          label={m.verification_decree_scan()}
          accept="application/pdf,image/*"
          maxSize="20 MB"
          optional
          error={error("scan")}
        />
        <Notice tone="warning">
          <p>{m.verification_decree_record_consequence()}</p>
        </Notice>
        <Button>{m.verification_decree_record()}</Button>
      </Form>
    </Page>
  );
}
