import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { NumberField, TextArea } from "~/ui/text-fields";
import { readWeights, reasonForm } from "../forms";
import { refusalLabels, weightLabels } from "../parts/labels";
import { valuesOf, weightFields, type WeightField } from "../rules/weights";
import { changeWeights } from "../weight-commands.server";
import { listWeightVersions } from "../weight-queries.server";

export const meta = () => [{ title: `${m.matching_weights_write()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  const [newest] = await listWeightVersions(context.actor);
  return { version: newest!.version, values: valuesOf(newest!.weights) };
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { typed, weights, wrong } = readWeights(form);
  const reason = String(form.get("reason") ?? "");
  const why = reasonForm.safeParse({ reason });
  const refuse = (fields: WeightField[], refused: string | null, status: number) =>
    data({ typed, reason, fields, refused, noReason: !why.success }, { status });
  if (weights === null || !why.success) return refuse(wrong, null, 422);
  try {
    await changeWeights(actor, { from: Number(form.get("version")), weights, reason: why.data.reason });
  } catch (error) {
    if (error instanceof Conflict) return refuse([], error.code, 409);
    if (error instanceof RuleBroken) return refuse([], error.code, 422);
    throw error;
  }
  return redirect("/order-weights");
}

export default function NewWeights() {
  const { version, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = [
    ...(result?.fields ?? []).map((id) => ({
      id: id as string,
      text: m.matching_weight_wrong({ what: weightLabels[id]() }),
    })),
    ...(result?.noReason ? [{ id: "reason", text: m.matching_error_reason() }] : []),
    ...(result?.refused
      ? [{ id: "decile_1", text: refusalLabels[result.refused]?.() ?? result.refused }]
      : []),
  ];
  const wrong = (id: string) => errors.find((error) => error.id === id)?.text;
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/runs", label: m.matching_runs_title() },
        { href: "/order-weights", label: m.matching_order_weights() },
      ]}
      header={<PageHeader title={m.matching_weights_write()} lead={m.matching_weights_write_lead()} />}
    >
      <ErrorSummary errors={errors} />
      <Notice>{m.matching_weights_consequence({ n: String(version + 1) })}</Notice>
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="version" value={version} />
        {weightFields.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={weightLabels[name]()}
            error={wrong(name)}
            defaultValue={result?.typed[name] ?? values[name]}
          />
        ))}
        <TextArea
          name="reason"
          label={m.matching_reason()}
          hint={m.matching_weights_reason_hint()}
          rows={3}
          defaultValue={result?.reason}
          error={wrong("reason")}
        />
        <Button>{m.matching_weights_save({ n: String(version + 1) })}</Button>
      </Form>
    </Page>
  );
}
