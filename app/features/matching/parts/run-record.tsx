import { Form } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SummaryList } from "~/ui/summary-list";
import type { RunLine } from "../queries.server";
import type { RunCheckLine } from "../result-queries.server";

type RunRecordProps = { run: RunLine; checks: RunCheckLine[]; mayCheck: boolean };

/** Who made and approved the run, the digests it is known by, and every time somebody had it checked again. */
export function RunRecord({ run, checks, mayCheck }: RunRecordProps) {
  const digest = (label: string, value: string | null) =>
    value === null ? [] : [{ label, value: <code className="wrap-anywhere">{value}</code> }];
  return (
    <>
      <SummaryList
        rows={[
          { label: m.matching_made(), value: by(formatDate(run.businessDate), run.madeByName) },
          ...(run.approvedOn
            ? [{ label: m.matching_approved(), value: by(formatDate(run.approvedOn), run.approvedByName) }]
            : []),
          ...(run.note ? [{ label: m.matching_note(), value: run.note }] : []),
          ...digest(m.matching_snapshot_hash(), run.snapshotHash),
          ...digest(m.matching_result_hash(), run.resultHash),
          ...(checks.length > 0 ? [{ label: m.matching_checks(), value: <Checks checks={checks} /> }] : []),
        ]}
      />
      {mayCheck ? (
        <Form method="post" action={`/runs/${run.id}/check`} className="print:hidden">
          <Button look="plain">{m.matching_check_again()}</Button>
        </Form>
      ) : null}
    </>
  );
}

function Checks({ checks }: { checks: RunCheckLine[] }) {
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.id}>
          {check.certified ? m.matching_check_held() : m.matching_check_failed({ code: check.fault ?? "–" })}
          {" · "}
          {by(formatDate(check.on), check.byName)}
        </li>
      ))}
    </ul>
  );
}

const by = (when: string, who: string | null) => `${when} · ${who ?? "–"}`;
