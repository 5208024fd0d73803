import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { postedFile } from "~/platform/files/files.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { FileField } from "~/ui/file-field";
import { DateField, TextField } from "~/ui/text-fields";
import type { EvidenceKind } from "~/features/needs/catalogue";
import { evidenceLabels } from "~/features/needs/parts/labels";
import { addEvidence } from "../delivery-commands.server";
import { evidenceOf, formOfEvidence, missingEvidence } from "../rules";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, evidenceForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_evidence_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return {
    match: await findRecipient(context.actor, matchId(params.id)),
    today: context.today,
    key: newId(),
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(evidenceForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    const file = await postedFile(form, "file");
    const kind = parsed.data.kind as EvidenceKind;
    await addEvidence(actor, id, { ...parsed.data, kind, file }, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, { evidence_kind: "kind", evidence_day: "takenOn" }, "file");
  }
  return redirect(`/matches/${id}`);
}

export default function Evidence() {
  const { match, today, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const values: Record<string, string> = result?.values ?? {};
  const field = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errorWord(result?.errors[name]),
  });
  const next = missingEvidence(
    match.need,
    match.evidence.map(({ kind }) => kind),
  )[0];
  const asksText = evidenceOf(match.need).some((kind) => formOfEvidence(kind) === "text");
  return (
    <MatchForm
      match={match}
      formKey={key}
      title={m.delivery_evidence_title()}
      lead={m.delivery_evidence_lead()}
      errors={result?.errors}
      upload
    >
      <SelectField
        {...field("kind")}
        defaultValue={values.kind ?? next}
        label={m.delivery_evidence_kind()}
        choose={false}
        options={evidenceOf(match.need).map((value) => ({ value, label: evidenceLabels[value]() }))}
      />
      <DateField
        {...field("takenOn")}
        defaultValue={values.takenOn ?? today}
        label={m.delivery_evidence_day()}
      />
      <FileField
        {...field("file")}
        optional
        label={m.delivery_evidence_file()}
        hint={m.delivery_evidence_file_hint()}
        accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
        maxSize="20 MB"
      />
      {asksText ? (
        <TextField
          {...field("text")}
          optional
          label={m.delivery_evidence_text()}
          hint={m.delivery_evidence_text_hint()}
        />
      ) : null}
      <Button>{m.delivery_evidence_button()}</Button>
    </MatchForm>
  );
}
