import { Form } from "@remix-run/react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { listUrl } from "~/ui/list-url";
import { Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { Tag } from "~/ui/tag";
import type { EntryFilter, RoundCounts, RoundEntry, RoundHead } from "../round-queries.server";
import { listPageSize } from "../rules/lists";
import { mayMove } from "../rules/states";
import { FamilyPlace } from "./family-place";
import { reasonWords } from "./labels";
import { VerdictField } from "./verdict-field";

type RoundEntriesProps = {
  round: RoundHead;
  counts: RoundCounts;
  rows: readonly RoundEntry[];
  filter: EntryFilter;
  page: number;
  search: string;
  decide: boolean;
  exclude: boolean;
  /** Decreed families may be proposed to leave. */
  leave?: boolean;
};

const filterWords: Record<EntryFilter, () => string> = {
  all: m.verification_round_all,
  undecided: m.verification_outcome_undecided,
  eligible: m.verification_outcome_eligible,
  ineligible: m.verification_outcome_ineligible,
  taken_off: m.verification_outcome_taken_off,
};

/** The families of a list: to decide on while the meeting's list is open, to read afterwards. */
export function RoundEntries({
  round,
  counts,
  rows,
  filter,
  page,
  search,
  decide,
  exclude,
  leave,
}: RoundEntriesProps) {
  const path = `/rounds/${round.id}`;
  const words = new URLSearchParams(search);
  words.delete("saved");
  const table = (
    <DataTable
      caption={m.verification_round_entries()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.householdId}
      columns={[
        {
          key: "head",
          header: m.verification_col_family(),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.headName}
              <span className="block text-sm font-normal text-ink-soft">{row.caseCode}</span>
            </>
          ),
        },
        { key: "address", header: m.verification_col_address(), cell: (row) => <FamilyPlace {...row} /> },
        {
          key: "size",
          header: m.verification_col_people(),
          numeric: true,
          cell: (row) => formatCount(row.size),
        },
        {
          key: "verdict",
          header: m.verification_round_verdict(),
          cell: (row) => (decide && !row.takenOff ? <VerdictField entry={row} /> : <Word entry={row} />),
        },
        ...(leave && rows.some((row) => mayLeave(row.state))
          ? [
              {
                key: "leave",
                header: m.verification_exits_link(),
                cell: (row: RoundEntry) =>
                  mayLeave(row.state) ? (
                    <a className="link inline-block min-h-6" href={`/graduations/new/${row.householdId}`}>
                      {m.verification_exit_new()}
                      <span className="sr-only"> {row.headName}</span>
                    </a>
                  ) : null,
              },
            ]
          : []),
        ...(exclude
          ? [
              {
                key: "exclude",
                header: m.verification_round_exclude(),
                cell: (row: RoundEntry) =>
                  row.outcome === "eligible" && !row.takenOff ? (
                    <a className="link inline-block min-h-6" href={`${path}/exclusion/${row.householdId}`}>
                      {m.verification_round_exclude()}
                      <span className="sr-only"> {row.headName}</span>
                    </a>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
  return (
    <Section title={m.verification_round_entries()}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        {(Object.keys(filterWords) as EntryFilter[]).map((one) => (
          <li key={one}>
            <a
              className={one === filter ? "inline-block min-h-6 font-semibold" : "link inline-block min-h-6"}
              aria-current={one === filter ? "true" : undefined}
              href={listUrl(path, words, { show: one === "all" ? undefined : one })}
            >
              {filterWords[one]()} ({formatCount(counts[one])})
            </a>
          </li>
        ))}
      </ul>
      {decide && counts.undecided > 0 ? (
        <Form method="post" action={`${path}/rest`} className="flow rounded bg-sunken p-4">
          <p>{m.verification_round_rest_hint()}</p>
          <Button look="plain">{m.verification_round_rest()}</Button>
        </Form>
      ) : null}
      {rows.length === 0 ? (
        <p>{m.verification_round_none()}</p>
      ) : decide ? (
        <Form method="post" action={`${path}/verdicts${words.size > 0 ? `?${words}` : ""}`} className="flow">
          {table}
          <Button>{m.verification_round_save()}</Button>
        </Form>
      ) : (
        table
      )}
      <Pagination
        page={page}
        pageSize={listPageSize}
        total={counts[filter]}
        hrefOf={(next) => listUrl(path, words, { page: next })}
      />
    </Section>
  );
}

const mayLeave = (state: RoundEntry["state"]): boolean => mayMove(state, "graduate");

function Word({ entry }: { entry: RoundEntry }) {
  if (entry.takenOff) return <Tag word={m.verification_outcome_taken_off()} shape="stopped" />;
  if (entry.outcome === null) return <Tag word={m.verification_outcome_undecided()} shape="empty" />;
  if (entry.outcome === "eligible")
    return <Tag word={m.verification_outcome_eligible()} shape="done" family="green" />;
  return (
    <>
      <Tag word={m.verification_outcome_ineligible()} shape="stopped" family="red" />
      <span className="block text-sm">{entry.reason ? reasonWords[entry.reason]() : null}</span>
      {entry.note ? <span className="block text-sm">{entry.note}</span> : null}
    </>
  );
}
