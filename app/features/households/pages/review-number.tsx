import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SummaryList } from "~/ui/summary-list";
import { NumberField, TextArea } from "~/ui/text-fields";
import { problemWords } from "../parts/review-words";
import { ReviewForm } from "../parts/review-form";
import { recordNumber } from "../review-commands.server";
import { findReview } from "../review-queries.server";

export const meta = () => [{ title: `${m.households_review_record_number()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return { record: await findReview(context.actor, params.id), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const typed = (name: string) =>
    String(context.form.get(name) ?? "")
      .trim()
      .slice(0, 500);
  const reason = typed("reason");
  const nik = typed("nik");
  const errors: Record<string, string> = {};
  if (!nik) errors.nik = "nik_missing";
  if (!reason) errors.reason = "ground_needed";
  if (Object.keys(errors).length > 0) return data({ nik, reason, errors }, { status: 422 });
  try {
    await recordNumber(context.actor, params.id, nik, { reason, key: typed("key") || null });
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ nik, reason, errors: { nik: error.code } }, { status: 422 });
  }
  return redirect("/reviews?saved=1");
}

export default function ReviewNumber() {
  const { record, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errorOf = (name: string) => {
    const code = (result?.errors as Record<string, string> | undefined)?.[name];
    return code ? problemWords(code) : undefined;
  };
  return (
    <ReviewForm
      id={record.id}
      formKey={key}
      title={m.households_review_record_number()}
      errors={["nik", "reason"].map((id) => ({ id, text: errorOf(id) }))}
    >
      <SummaryList
        rows={[
          { label: m.households_review_name(), value: record.name ?? "–" },
          { label: m.households_review_number_typed(), value: record.file.nik ?? "–" },
        ]}
      />
      <NumberField
        name="nik"
        width="medium"
        maxLength={40}
        label={m.households_review_number_label()}
        defaultValue={result?.nik}
        error={errorOf("nik")}
      />
      <TextArea
        name="reason"
        label={m.households_review_ground()}
        hint={m.households_review_ground_hint()}
        defaultValue={result?.reason}
        error={errorOf("reason")}
      />
      <Button>{m.households_review_save()}</Button>
    </ReviewForm>
  );
}
