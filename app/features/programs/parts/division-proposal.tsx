import { Form } from "@remix-run/react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page";

type Part = { place: string; name: string; places: number; needs: number };
type DivisionProposalProps = {
  href: string;
  level: "district" | "village";
  version: number;
  quota: number;
  unit: string;
  parts: readonly Part[];
};

/** A division in proportion to the needs that fit: looked at first, then taken over or left. */
export function DivisionProposal({ href, level, version, quota, unit, parts }: DivisionProposalProps) {
  const sum = (key: "needs" | "places") => formatCount(parts.reduce((all, part) => all + part[key], 0));
  if (parts.length === 0) return <p>{m.programs_division_no_needs()}</p>;
  return (
    <Section title={m.programs_division_proposal()}>
      <p>{m.programs_division_proposal_text({ quota: formatCount(quota), unit })}</p>
      <DataTable
        caption={m.programs_division_proposal()}
        captionHidden
        phone="scroll"
        rows={parts}
        rowKey={(row) => row.place}
        columns={[
          {
            key: "name",
            header: level === "district" ? m.programs_col_district() : m.programs_col_village(),
            rowHeader: true,
            cell: (row) => row.name,
            total: m.programs_total(),
          },
          {
            key: "needs",
            header: m.programs_col_fits(),
            numeric: true,
            cell: (row) => formatCount(row.needs),
            total: sum("needs"),
          },
          {
            key: "places",
            header: m.programs_col_places(),
            numeric: true,
            cell: (row) => formatCount(row.places),
            total: sum("places"),
          },
        ]}
      />
      <Form method="post" action={href}>
        <input type="hidden" name="version" value={version} />
        {parts.map(({ place, places }) => (
          <input key={place} type="hidden" name={`places-${place}`} value={places} />
        ))}
        <ButtonRow>
          <Button>{m.programs_division_take()}</Button>
          <ButtonLink href={href} look="plain">
            {m.programs_division_leave()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  );
}
