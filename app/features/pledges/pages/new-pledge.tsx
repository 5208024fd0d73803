import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { isId } from "~/platform/forms/form.server";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { isNeedCode } from "~/features/needs/catalogue";
import { keyIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { draftPledge } from "../commands.server";
import { listOpenPrograms } from "../draft-queries.server";
import { targetForm } from "../forms";
import { rupiahIn } from "../market-queries.server";
import { draftLabels } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { TargetFields } from "../parts/target-fields";

export const meta = () => [{ title: `${m.pledges_target_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const [program, need] = [search.get("program") ?? "", search.get("need") ?? ""];
  const target = isId(program) ? `program:${program}` : isNeedCode(need) ? `need:${need}` : null;
  search.delete("program");
  search.delete("need");
  // A sum that was tried in the market comes along to the amount.
  const kind = rupiahIn(search.get("rupiah") ?? "") === null ? null : "fund";
  const changeHref = search.size > 0 ? `/pledges/new?${search}` : "/pledges/new";
  return { programs: await listOpenPrograms(context.actor), target, changeHref, kind, key: newId() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const parsed = parseForm(targetForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { kind, target } = parsed.value;
  const search = new URL(request.url).searchParams;
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "target" : undefined),
    () => draftPledge(actor, { kind, ...target, district: search.get("district") }, keyIn(form)),
  );
  if (!done.ok) return data(done, { status: 422 });
  if (form.get("then") === "leave") return redirect(`/pledges/${done.value}`);
  const rupiah = kind === "fund" ? rupiahIn(search.get("rupiah") ?? "") : null;
  return redirect(`/pledges/${done.value}/amount${rupiah === null ? "" : `?rupiah=${rupiah}`}`);
}

export default function NewPledge() {
  const { programs, target, changeHref, kind, key } = useLoaderData<typeof loader>();
  const fields = fieldState({ target, kind }, useActionData<typeof action>(), pledgeErrorWord, draftLabels);
  return (
    <StepPage
      title={m.pledges_target_title()}
      lead={m.pledges_target_lead()}
      step={1}
      steps={5}
      crumbs={[{ href: "/pledges", label: m.pledges_list_title() }]}
      errors={fields.errors}
    >
      <input type="hidden" name="key" value={key} />
      <TargetFields
        fields={fields}
        programs={programs}
        chosen={target === null ? undefined : { target, changeHref }}
      />
    </StepPage>
  );
}
