import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { storedFile } from "~/platform/db/schema";
import { readSettings, today } from "~/platform/db/settings.server";
import { keepFile, readFileBytes } from "~/platform/files/files.server";
import { partner } from "~/features/accounts/schema";
import { listDistrictNames } from "~/features/programs/queries.server";
import type { Amendment } from "./amendment-queries.server";
import type { PaperFacts } from "./paper-facts";
import { drawAddendum, drawPledgePaper } from "./paper.server";
import { isFunder, lockPledge } from "./pledge.server";
import { readPledge } from "./record-queries.server";
import type { PaperChoice, PaperKind } from "./rules";
import { pledgeAmendment, pledgeDocument, pledgeVersion } from "./standing-schema";

export type DocumentLine = {
  id: string;
  kind: PaperKind;
  amendmentId: string | null;
  number: number;
  signed: boolean;
  partnerName: string;
  madeOn: string;
};

/** The papers of a pledge the reader may have, newest first: a co-funder its own letters, nobody outside any. */
export function listDocuments(actor: Actor, pledgeId: string): Promise<DocumentLine[]> {
  return read(actor, async (tx) => {
    const rows = await tx
      .select({
        id: pledgeDocument.id,
        kind: pledgeDocument.kind,
        amendmentId: pledgeDocument.amendmentId,
        number: pledgeDocument.number,
        signed: pledgeDocument.signed,
        partnerName: partner.name,
        madeOn: pledgeDocument.madeOn,
      })
      .from(pledgeDocument)
      .innerJoin(partner, eq(partner.id, pledgeDocument.partnerId))
      .where(and(eq(pledgeDocument.pledgeId, pledgeId), papersFor(actor)))
      .orderBy(desc(pledgeDocument.madeOn), desc(pledgeDocument.id));
    return rows.map((row) => ({ ...row, kind: row.kind as PaperKind }));
  });
}

/** Changes that were accepted, oldest first: each has its addendum. Row level security leaves a co-funder none. */
export function listAddenda(actor: Actor, pledgeId: string): Promise<Addendum[]> {
  return read(actor, (tx) => addendaOf(tx, pledgeId));
}

export type Addendum = Amendment & { nth: number };

async function addendaOf(tx: Reader, pledgeId: string): Promise<Addendum[]> {
  const rows = await tx
    .select()
    .from(pledgeAmendment)
    .where(and(eq(pledgeAmendment.pledgeId, pledgeId), eq(pledgeAmendment.state, "accepted")))
    .orderBy(pledgeAmendment.decidedOn, pledgeAmendment.id);
  return rows.map((row, i) => ({ ...row, nth: i + 1 }));
}

/**
 * Draws up a paper from what the pledge says now, or from what a change said, and keeps it as the next version of its
 * kind. @throws RuleBroken("letter_only") when a co-funder asks for more than its own letter, "amendment_unknown"
 */
export async function drawUpDocument(actor: Actor, pledgeId: string, choice: PaperChoice): Promise<string> {
  const record = await readPledge(actor, pledgeId);
  const placeNames = await listDistrictNames(actor);
  return keep(actor, pledgeId, choice, false, async (tx, own, number) => {
    const settings = await readSettings(tx);
    const [whose] = await tx.select().from(partner).where(eq(partner.id, own.partnerId));
    const { kind } = choice;
    const reference = record.reference ?? pledgeId.slice(-8);
    const facts: PaperFacts = {
      pledge: record,
      partner: { name: whose?.name ?? record.partnerName, address: whose?.address ?? null },
      ownOnly: !record.seesSum,
      foreign: whose?.locale === "en",
      regionName: settings.regionName,
      placeNames,
      number: [reference, paperCodes[kind], number].join("/"),
      on: await today(tx),
    };
    const bytes =
      choice.kind === "addendum"
        ? await addendumOf(tx, pledgeId, choice.amendmentId, facts)
        : await drawPledgePaper(choice.kind, facts);
    return { name: `${reference}-${kind}-${number}.pdf`, bytes };
  });
}

/** How a paper's number names its kind. */
const paperCodes: Record<PaperKind, string> = {
  mou: "MOU",
  cooperation: "PKS",
  letter: "SKG",
  addendum: "ADD",
};

async function addendumOf(tx: Tx, pledgeId: string, id: string, facts: PaperFacts): Promise<Buffer> {
  const found = (await addendaOf(tx, pledgeId)).find((one) => one.id === id);
  if (!found) throw new RuleBroken("amendment_unknown");
  return drawAddendum(found, found.nth, facts);
}

/** Bytes of a scanned paper: a hundred pages at a readable grain. */
export const largestPaper = 20 * 1024 * 1024;

/** Keeps the signed copy as the next version of its kind. @throws RuleBroken file_empty, file_kind, file_too_large, "amendment_unknown" */
export function uploadDocument(
  actor: Actor,
  pledgeId: string,
  choice: PaperChoice,
  file: { name: string; bytes: Buffer },
): Promise<string> {
  return keep(actor, pledgeId, choice, true, async () => {
    if (file.bytes.length > largestPaper) throw new RuleBroken("file_too_large");
    return file;
  });
}

/** The bytes of one paper. @throws NotFound for anyone who may not read it */
export async function readDocument(actor: Actor, pledgeId: string, documentId: string) {
  const fileId = await read(actor, async (tx) => {
    const [row] = await tx
      .select({ fileId: pledgeDocument.fileId })
      .from(pledgeDocument)
      .where(and(eq(pledgeDocument.id, documentId), eq(pledgeDocument.pledgeId, pledgeId), papersFor(actor)));
    return row?.fileId;
  });
  if (!fileId) throw new NotFound();
  // The file itself belongs to nobody's list of files: whoever may read the paper's row may read its bytes.
  const [file] = await read(systemActor, (tx) =>
    tx.select().from(storedFile).where(eq(storedFile.id, fileId)),
  );
  if (!file) throw new NotFound();
  return { name: file.name, mediaType: file.mediaType, bytes: await readFileBytes(fileId) };
}

/** A co-funder's letter states its own amount, which the agency is not to know. */
function papersFor(actor: Actor): SQL | undefined {
  if (actor.agencyId === null) return undefined;
  return sql`${pledgeDocument.partnerId} = (select p.partner_id from pledge p where p.id = ${pledgeDocument.pledgeId})`;
}

type Own = { partnerId: string; leads: boolean };

function keep(
  actor: Actor,
  pledgeId: string,
  choice: PaperChoice,
  signed: boolean,
  make: (tx: Tx, own: Own, number: number) => Promise<{ name: string; bytes: Buffer }>,
): Promise<string> {
  return perform(
    actor,
    "pledge.document",
    async (tx) => {
      const row = await lockPledge(tx, pledgeId);
      if (!row || row.state === "draft") return null;
      const leads = actor.partnerId === null || actor.partnerId === row.partnerId;
      if (!leads && !(await isFunder(tx, pledgeId, actor.partnerId))) return null;
      return { ...row, partnerId: leads ? row.partnerId : (actor.partnerId ?? ""), leads };
    },
    async (tx, row) => {
      const { kind } = choice;
      if (!row.leads && kind !== "letter") throw new RuleBroken("letter_only");
      const amendmentId = choice.kind === "addendum" ? choice.amendmentId : null;
      if (amendmentId !== null && !(await addendaOf(tx, pledgeId)).some(({ id }) => id === amendmentId))
        throw new RuleBroken("amendment_unknown");
      const { partnerId } = row;
      const of = and(
        eq(pledgeDocument.pledgeId, pledgeId),
        eq(pledgeDocument.partnerId, partnerId),
        eq(pledgeDocument.kind, kind),
      );
      const number = (await tx.$count(pledgeDocument, of)) + 1;
      const file = await make(tx, row, number);
      const purpose = "pledge_document";
      const accepts = signed ? "photo_or_paper" : "paper";
      const fileId = await keepFile(tx, actor, file, { purpose, accepts });
      const versions = await tx.$count(pledgeVersion, eq(pledgeVersion.pledgeId, pledgeId));
      const id = newId();
      await tx.insert(pledgeDocument).values({
        id,
        pledgeId,
        partnerId,
        kind,
        number,
        signed,
        fileId,
        amendmentId,
        pledgeVersion: versions || null,
        locale: sql`(select locale from partner where id = ${partnerId})`,
        madeBy: actor.accountId ?? "",
        madeOn: await today(tx),
      });
      note(tx, { document: id, kind, number, signed });
      return id;
    },
  );
}
