import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Conflict, NotFound, RuleBroken } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { changeRuleSet } from "../commands.server";
import { readRuleForm, type RuleError } from "../forms";
import { needLabels } from "../parts/labels";
import { ruleErrors } from "../parts/rule-errors";
import { RuleFields } from "../parts/rule-fields";
import { readRuleSet } from "../queries.server";

export const meta = () => [{ title: `${m.needs_rules_change()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { found, rule } = await findRule(context.actor, request);
  return { rule, version: found.current };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { found, rule } = await findRule(context.actor, request);
  const { form } = context;
  const note = String(form.get("note") ?? "")
    .trim()
    .slice(0, 500);
  const typed = [...form].map(([name, value]) => [name, String(value)] as const);
  const result = readRuleForm(rule, form);
  const refused = (errors: Record<string, RuleError>, status: number) => data({ errors, typed }, { status });
  if ("errors" in result) return refused(result.errors, 422);
  const needs = found.rules.needs.map((one) => (one.need === rule.need ? result.rule : one));
  try {
    const from = Number(form.get("version"));
    await changeRuleSet(context.actor, { from, rules: { needs, classes: found.rules.classes }, note });
  } catch (error) {
    if (error instanceof Conflict) return refused({ note: "rule_set_changed" }, 409);
    if (error instanceof RuleBroken) return refused({ note: "rule_set_unchanged" }, 422);
    throw error;
  }
  return redirect("/rule-set");
}

/** The rule named in the address, in the version in force; without a name the first. */
async function findRule(actor: LoaderFunctionArgs["context"]["actor"], request: Request) {
  const found = await readRuleSet(actor, null);
  const need = new URL(request.url).searchParams.get("need");
  const rule = need === null ? found?.rules.needs[0] : found?.rules.needs.find((one) => one.need === need);
  if (!found || !rule) throw new NotFound("rule_set");
  return { found, rule };
}

export default function RuleChange() {
  const { rule, version } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors: Record<string, RuleError> = result?.errors ?? {};
  const note = result?.typed.find(([name]) => name === "note")?.[1];
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/needs", label: m.needs_title() },
        { href: "/rule-set", label: m.needs_rules_title() },
      ]}
      header={<PageHeader kicker={m.needs_rules_change()} title={needLabels[rule.need]()} />}
    >
      <ErrorSummary errors={Object.entries(errors).map(([id, code]) => ({ id, text: ruleErrors[code]() }))} />
      <Notice>{m.needs_rules_consequence({ n: String(version + 1) })}</Notice>
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="version" value={version} />
        <RuleFields rule={rule} errors={errors} typed={result?.typed} />
        <TextArea
          name="note"
          label={m.needs_rules_note()}
          hint={m.needs_rules_note_hint()}
          defaultValue={note}
          error={errors.note ? ruleErrors[errors.note]() : undefined}
        />
        <Button>{m.needs_rules_save()}</Button>
      </Form>
    </Page>
  );
}
