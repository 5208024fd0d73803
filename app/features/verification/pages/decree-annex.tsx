import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader } from "~/ui/page";
import { openAnnex } from "../decree-queries.server";
import { FamilyPlace } from "../parts/family-place";

export const meta = () => [{ title: `${m.verification_decree_annex()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isRegionCode(params.village ?? "")) throw new NotFound();
  const annex = await openAnnex(context.actor, params.id, params.village!);
  if (!annex.place) throw new NotFound();
  return { ...annex, place: annex.place };
}

export default function DecreeAnnex() {
  const { decree, place, lines } = useLoaderData<typeof loader>();
  const kept = lines.filter((line) => !line.removed).length;
  return (
    <Page
      crumbs={[
        { href: "/decrees", label: m.verification_decrees_title() },
        {
          href: `/decrees/${decree.id}`,
          label: decree.number
            ? m.verification_decree_title({ number: decree.number })
            : m.verification_decree_draft_title(),
        },
      ]}
      header={
        <PageHeader
          title={m.verification_decree_annex_title({ village: place.name })}
          kicker={place.district}
          lead={
            <>
              {decree.number
                ? m.verification_decree_title({ number: decree.number })
                : m.verification_decree_draft_title()}
              {". "}
              {m.verification_count_families({ count: kept, n: formatCount(kept) })}
              {decree.decreedOn ? `. ${formatDate(decree.decreedOn)}` : null}
            </>
          }
        />
      }
    >
      <DataTable
        caption={m.verification_decree_annex_title({ village: place.name })}
        captionHidden
        rows={lines}
        rowKey={(line) => line.householdId}
        columns={[
          {
            key: "number",
            header: m.verification_col_number(),
            numeric: true,
            cell: (line) => formatCount(line.annexNumber),
          },
          {
            key: "head",
            header: m.verification_col_family(),
            rowHeader: true,
            cell: (line) => (
              <>
                {line.removed ? <s>{line.headName}</s> : line.headName}
                {line.removed ? (
                  <span className="block text-sm">{m.verification_decree_struck()}</span>
                ) : null}
              </>
            ),
          },
          { key: "nik", header: m.verification_col_nik(), cell: (line) => line.nikMasked ?? "–" },
          { key: "address", header: m.verification_col_address(), cell: (line) => <FamilyPlace {...line} /> },
          {
            key: "size",
            header: m.verification_col_people(),
            numeric: true,
            cell: (line) => formatCount(line.size),
          },
        ]}
      />
      <p className="text-sm text-ink-soft">{m.verification_decree_annex_logged()}</p>
    </Page>
  );
}
