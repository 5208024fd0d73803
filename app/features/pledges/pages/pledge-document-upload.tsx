import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { postedFile } from "~/platform/files/files.server";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { Page, PageHeader } from "~/ui/page";
import { listAddenda, uploadDocument } from "../document-commands.server";
import { readPledgeAt } from "../draft-queries.server";
import { documentForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { paperChoices } from "../parts/paper-choices";
import { pledgeName } from "../parts/pledge-words";

export const meta = () => [{ title: `${m.pledges_document_upload()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  if (pledge.state === "draft") throw new NotFound();
  const addenda = (await listAddenda(context.actor, pledge.id)).map(({ id, nth, decidedOn }) => ({
    id,
    nth,
    decidedOn,
  }));
  return { id: pledge.id, name: pledgeName(pledge), seesSum: pledge.seesSum, addenda };
}

/** Keeps the signed copy as the next version of its kind. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(documentForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const file = await postedFile(form, "file");
  if (!file) return data({ typed: typedIn(form), errors: { file: "file_empty" } }, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (code.startsWith("file_") ? "file" : isPledgeError(code) ? "kind" : undefined),
    () => uploadDocument(actor, id, parsed.value.paper, file),
  );
  return done.ok ? redirect(`/pledges/${id}/documents`) : data(done, { status: 422 });
}

export default function PledgeDocumentUpload() {
  const { id, name, seesSum, addenda } = useLoaderData<typeof loader>();
  const choices = paperChoices(seesSum, addenda);
  const fields = fieldState({ kind: choices.at(-1)?.value }, useActionData<typeof action>(), pledgeErrorWord);
  const { error } = fields.one("file");
  return (
    <Page
      width="form"
      crumbs={[
        { href: `/pledges/${id}`, label: name },
        { href: `/pledges/${id}/documents`, label: m.pledges_documents_title() },
      ]}
      header={<PageHeader title={m.pledges_document_upload()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" encType="multipart/form-data" className="flow" noValidate>
        <RadioGroup {...fields.one("kind")} label={m.pledges_field_agreement_kind()} options={choices} />
        <FileField
          name="file"
          error={error}
          label={m.pledges_document_file()}
          hint={m.pledges_document_file_hint()}
          accept="application/pdf,image/*"
        />
        <Button>{m.pledges_document_upload()}</Button>
      </Form>
    </Page>
  );
}
