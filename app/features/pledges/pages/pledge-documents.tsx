import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import { drawUpDocument, listAddenda, listDocuments } from "../document-commands.server";
import { readPledgeAt } from "../draft-queries.server";
import { documentForm } from "../forms";
import { DocumentTable } from "../parts/document-table";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { paperChoices } from "../parts/paper-choices";
import { pledgeName } from "../parts/pledge-words";

export const meta = () => [{ title: `${m.pledges_documents_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor } = context;
  const pledge = await readPledgeAt(actor, params.id);
  if (pledge.state === "draft") throw new NotFound();
  const documents = await listDocuments(actor, pledge.id);
  const addenda = (await listAddenda(actor, pledge.id)).map(({ id, nth, decidedOn }) => ({
    id,
    nth,
    decidedOn,
  }));
  const { id, seesSum } = pledge;
  return { id, name: pledgeName(pledge), documents, addenda, seesSum, may: can(actor, "pledge.document") };
}

/** Draws up the next version of one kind. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(documentForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "kind" : undefined),
    () => drawUpDocument(actor, id, parsed.value.paper),
  );
  return done.ok ? redirect(`/pledges/${id}/documents`) : data(done, { status: 422 });
}

export default function PledgeDocuments() {
  const { id, name, documents, addenda, seesSum, may } = useLoaderData<typeof loader>();
  const choices = paperChoices(seesSum, addenda);
  const fields = fieldState({ kind: choices.at(-1)?.value }, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <Page
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_documents_title()} lead={m.pledges_documents_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      {documents.length === 0 ? (
        <EmptyState title={m.pledges_documents_none()} />
      ) : (
        <DocumentTable pledgeId={id} documents={documents} addenda={addenda} />
      )}
      {may ? (
        <>
          <Section title={m.pledges_document_draw()}>
            <Form method="post" className="flow" noValidate>
              <RadioGroup
                {...fields.one("kind")}
                label={m.pledges_field_agreement_kind()}
                options={choices}
              />
              <Button>{m.pledges_document_draw_button()}</Button>
            </Form>
          </Section>
          <Section title={m.pledges_document_signed()}>
            <ButtonLink href={`/pledges/${id}/documents/upload`} look="plain">
              {m.pledges_document_upload()}
            </ButtonLink>
          </Section>
        </>
      ) : null}
    </Page>
  );
}
