import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { fundSourceLabels } from "~/features/programs/parts/labels";
import { SourceLine } from "~/ui/stat";
import type { ProgramPlaces } from "../home-queries.server";

/** Places of an agency's own programs, one line each. */
export function ProgramTable({ programs, on }: { programs: readonly ProgramPlaces[]; on: string }) {
  if (programs.length === 0) return <EmptyState title={m.reporting_agency_none()} />;
  const sum = (key: "capacity" | "taken" | "delivered") =>
    programs.reduce((total, program) => total + program[key], 0);
  const capacity = sum("capacity");
  const taken = sum("taken");
  const numbers = [
    {
      key: "capacity",
      header: m.reporting_leadership_capacity(),
      of: (row: ProgramPlaces) => row.capacity,
      total: capacity,
    },
    {
      key: "taken",
      header: m.reporting_leadership_taken(),
      of: (row: ProgramPlaces) => row.taken,
      total: taken,
    },
    {
      key: "delivered",
      header: m.reporting_leadership_given(),
      of: (row: ProgramPlaces) => row.delivered,
      total: sum("delivered"),
    },
    {
      key: "free",
      header: m.reporting_agency_free(),
      of: (row: ProgramPlaces) => row.capacity - row.taken,
      total: capacity - taken,
    },
  ];
  return (
    <div className="flow">
      <p className="max-w-text font-display text-lg font-semibold text-balance">
        {m.reporting_agency_sentence({
          capacity: formatCount(capacity),
          taken: formatCount(taken),
          delivered: formatCount(sum("delivered")),
        })}
      </p>
      <DataTable
        caption={m.reporting_agency_caption()}
        rows={programs}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: m.reporting_agency_program(),
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={`/programs/${row.id}`} className="link">
                  {row.name}
                </a>
                <span className="block text-sm font-normal text-ink-soft">
                  {row.sources.map((source) => fundSourceLabels[source]()).join(" · ")}
                </span>
              </>
            ),
            total: m.reporting_word_total(),
          },
          ...numbers.map(({ key, header, of, total }) => ({
            key,
            header,
            numeric: true,
            cell: (row: ProgramPlaces) => formatCount(of(row)),
            total: formatCount(total),
          })),
        ]}
      />
      <SourceLine source={m.reporting_agency_source()} date={formatDate(on)} />
    </div>
  );
}
