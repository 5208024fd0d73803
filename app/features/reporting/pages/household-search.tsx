import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { findByNik } from "~/features/households/register-queries.server";
import { NikSearch } from "../parts/register-forms";

export const meta = () => [{ title: `${m.households_register_nik_title()} – ${m.frame_product()}` }];

export const loader = () => null;

export async function action({ context }: ActionFunctionArgs) {
  const typed = String(context.form.get("nik") ?? "").slice(0, 60);
  const nik = typed.replace(/[\s.\-]/g, "");
  if (!/^\d{16}$/.test(nik)) return data({ problem: "wrong" as const, typed }, { status: 422 });
  const found = await findByNik(context.actor, nik);
  return found
    ? redirect(`/households/${found}`)
    : data({ problem: "none" as const, typed }, { status: 404 });
}

export default function HouseholdSearch() {
  const result = useActionData<typeof action>();
  const error = !result
    ? undefined
    : result.problem === "wrong"
      ? m.households_register_nik_wrong()
      : m.households_register_nik_none();
  return (
    <Page
      width="form"
      crumbs={[{ href: "/households", label: m.households_register_list_title() }]}
      header={<PageHeader title={m.households_register_nik_title()} />}
    >
      <ErrorSummary errors={error ? [{ id: "nik", text: error }] : []} />
      <NikSearch error={error} typed={result?.typed} />
    </Page>
  );
}
