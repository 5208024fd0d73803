import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { TextArea } from "~/ui/text-fields";
import { decisionHints, decisionWords, problemWords } from "../parts/review-words";
import { ReviewForm } from "../parts/review-form";
import { settleReview } from "../review-commands.server";
import { findReview } from "../review-queries.server";
import { openDecisions } from "../rules/review";

export const meta = () => [{ title: `${m.households_review_decide()} – ${m.frame_product()}` }];

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
  const { kind } = await findReview(context.actor, params.id);
  const values = { answer: typed("answer"), reason: typed("reason") };
  const answer = openDecisions(kind).find((one) => one === values.answer);
  const errors: Record<string, string> = {};
  if (!answer) errors.answer = "answer_needed";
  if (!values.reason) errors.reason = "ground_needed";
  if (!answer || !values.reason) return data({ values, errors }, { status: 422 });
  await settleReview(context.actor, params.id, answer, { reason: values.reason, key: typed("key") || null });
  return redirect("/reviews?saved=1");
}

export default function ReviewDecisionPage() {
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
      title={m.households_review_decide()}
      errors={["answer", "reason"].map((id) => ({ id, text: errorOf(id) }))}
    >
      <RadioGroup
        name="answer"
        label={m.households_review_answer()}
        defaultValue={
          result?.values.answer ?? (record.kind === "nik_malformed" ? "number_not_found" : undefined)
        }
        error={errorOf("answer")}
        options={openDecisions(record.kind).map((value) => ({
          value,
          label: decisionWords[value](),
          hint: decisionHints[value]?.(),
        }))}
      />
      <TextArea
        name="reason"
        label={m.households_review_ground()}
        hint={m.households_review_ground_hint()}
        defaultValue={result?.values.reason}
        error={errorOf("reason")}
      />
      <Button>{m.households_review_save()}</Button>
    </ReviewForm>
  );
}
