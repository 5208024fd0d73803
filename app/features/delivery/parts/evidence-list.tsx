import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Tag } from "~/ui/tag";
import { evidenceLabels } from "~/features/needs/parts/labels";
import type { RecipientRecord } from "../queries.server";
import { evidenceOf, missingEvidence } from "../rules";

/** Every kind of evidence this help asks for, and what is there. */
export function EvidenceList({ match, mayAdd }: { match: RecipientRecord; mayAdd: boolean }) {
  const missing = missingEvidence(
    match.need,
    match.evidence.map(({ kind }) => kind),
  );
  const rows = evidenceOf(match.need).map((kind) => ({
    kind,
    pieces: match.evidence.filter((piece) => piece.kind === kind),
  }));
  return (
    <>
      <DataTable
        caption={m.delivery_evidence()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: "kind",
            header: m.delivery_evidence_kind(),
            rowHeader: true,
            cell: (row) => evidenceLabels[row.kind](),
          },
          {
            key: "state",
            header: m.delivery_state(),
            cell: (row) =>
              row.pieces.length > 0 ? (
                <Tag word={m.delivery_evidence_there()} shape="done" family="green" />
              ) : (
                <Tag
                  word={
                    missing.includes(row.kind) ? m.delivery_evidence_needed() : m.delivery_evidence_later()
                  }
                  shape={missing.includes(row.kind) ? "empty" : "waiting"}
                  family={missing.includes(row.kind) ? "amber" : "slate"}
                />
              ),
          },
          {
            key: "pieces",
            header: m.delivery_evidence_pieces(),
            cell: (row) =>
              row.pieces.length === 0 ? (
                "–"
              ) : (
                <ul>
                  {row.pieces.map((piece, index) => (
                    <li key={piece.id}>
                      {piece.fileId ? (
                        <a className="link" href={`/evidence/${piece.id}`}>
                          {m.delivery_evidence_open({
                            n: String(index + 1),
                            kind: evidenceLabels[row.kind](),
                          })}
                        </a>
                      ) : (
                        piece.text
                      )}{" "}
                      <span className="text-sm text-ink-soft">{formatDate(piece.takenOn)}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {mayAdd && match.state !== "cancelled" ? (
        <p>
          <ButtonLink look="plain" href={`/matches/${match.id}/evidence`}>
            {m.delivery_add_evidence()}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
