import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { roles, type SignedInRole } from "~/platform/access/actor";
import { isSignedInRole } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { FilterChips, FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { Tag } from "~/ui/tag";
import { roleLabels } from "../parts/role-labels";
import { listAccounts } from "../queries.server";
import { accountsPerPage } from "../rules";

export const meta = () => [{ title: `${m.accounts_list_title()} – ${m.frame_product()}` }];

/** Lists that tasks of the home page lead to. */
const states = ["invited", "alerted"] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const wanted = url.searchParams.get("role") ?? "";
  const filter = {
    q: (url.searchParams.get("q") ?? "").trim().slice(0, 100),
    role: isSignedInRole(wanted) ? wanted : null,
    state: states.find((state) => state === url.searchParams.get("state")) ?? null,
    page: pageNumber(url),
  };
  return { ...(await listAccounts(context.actor, filter)), filter, timeZone: context.settings.timeZone };
}

export default function Accounts() {
  const { total, rows, filter, timeZone } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.accounts_list_title()} (${formatCount(total)})`}
          lead={m.accounts_list_lead()}
          actions={<ButtonLink href="/accounts/new">{m.accounts_invite_title()}</ButtonLink>}
        />
      }
    >
      <FilterForm action="/accounts" keep={{ state: filter.state ?? undefined }}>
        <SearchField label={m.accounts_search_label()} defaultValue={filter.q} />
        <SelectField
          name="role"
          label={m.accounts_field_role()}
          choose={m.accounts_all_roles()}
          defaultValue={filter.role ?? ""}
          options={roles.map((role) => ({ value: role, label: roleLabels[role]() }))}
        />
      </FilterForm>
      <FilterChips
        chips={
          filter.state
            ? [
                {
                  label: filter.state === "invited" ? m.accounts_invited() : m.accounts_alerted(),
                  removeHref: listUrl("/accounts", search, { state: undefined }),
                },
              ]
            : []
        }
        clearHref="/accounts"
      />
      <DataTable
        caption={m.accounts_list_title()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: m.accounts_account_name(), cell: (row) => row.name, rowHeader: true },
          { key: "email", header: m.accounts_email(), cell: (row) => row.email },
          {
            key: "role",
            header: m.accounts_field_role(),
            cell: (row) => roleLabels[row.role as SignedInRole](),
          },
          { key: "scope", header: m.accounts_account_scope(), cell: (row) => row.place ?? row.scope },
          { key: "state", header: m.accounts_state(), cell: (row) => <StateTag {...row} /> },
          {
            key: "last",
            header: m.accounts_last_sign_in(),
            cell: (row) => (row.lastSignInAt ? formatMoment(row.lastSignInAt, timeZone) : m.accounts_never()),
          },
          { key: "acts", header: m.accounts_acts(), speaksForItself: true, cell: (row) => <Acts {...row} /> },
        ]}
      />
      <Pagination
        page={filter.page}
        pageSize={accountsPerPage}
        total={total}
        hrefOf={(page) => listUrl("/accounts", search, { page })}
      />
    </Page>
  );
}

function StateTag({ active, invited }: { active: boolean; invited: boolean }) {
  if (!active) return <Tag word={m.accounts_inactive()} shape="stopped" family="slate" />;
  return invited ? (
    <Tag word={m.accounts_invited()} shape="waiting" family="amber" />
  ) : (
    <Tag word={m.accounts_active()} shape="done" family="green" />
  );
}

function Acts({ id, active, email }: { id: string; active: boolean; email: string }) {
  return (
    <span className="flex flex-wrap gap-2">
      <Form method="post" action={`/accounts/${id}/activity`}>
        <Button
          look="plain"
          name="active"
          value={active ? "no" : "yes"}
          aria-label={`${active ? m.accounts_disable() : m.accounts_enable()}: ${email}`}
        >
          {active ? m.accounts_disable() : m.accounts_enable()}
        </Button>
      </Form>
      {active ? (
        <Form method="post" action={`/accounts/${id}/invitation`}>
          <Button look="plain" aria-label={`${m.accounts_relink()}: ${email}`}>
            {m.accounts_relink()}
          </Button>
        </Form>
      ) : null}
    </span>
  );
}
