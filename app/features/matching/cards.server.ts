import type { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { writeAs, type Reader } from "~/platform/access/transaction.server";
import type { Cards } from "./rules/cards";
import { factsLength, factsStart } from "./rules/cards";
import { rowsOf } from "./rows.server";

/**
 * The cards of all households of the reader's region that are on a decree valid on the day and have open needs. A
 * household that changed since its card was written is read from the tables themselves, in the same snapshot.
 */
export async function loadCards(tx: Reader, on: string): Promise<Cards> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new TypeError("not a day");
  const day = `'${on}'::date`;
  const decreed = `${day} between c.decreed_from and c.decreed_to and (c.decreed_gaps is null or not c.decreed_gaps @> ${day})`;
  const [size] = await rowsOf<{ bytes: number; changed: boolean }>(
    tx,
    sql`select pg_relation_size('household_card')::float8 as bytes, exists (select 1 from card_change) as changed`,
  );
  const collector = collect(size!.bytes);
  if (!size!.changed) {
    await copyOut(tx, `select c.card from household_card c where ${decreed}`, collector.add);
  } else {
    const changed = "(select household_id from card_change)";
    await copyOut(
      tx,
      `select c.card from household_card c where ${decreed} and c.household_id not in ${changed}`,
      collector.add,
    );
    await copyOut(
      tx,
      `select c.card from household_card_now c where ${decreed} and c.household_id in ${changed}`,
      collector.add,
    );
  }
  return collector.close();
}

/** Writes the cards of households that changed again, so that the next reading is quick. Answers how many. */
export async function refreshCards(): Promise<number> {
  let written = 0;
  for (let last = 1; last > 0; written += last)
    last = await writeAs(systemActor, "card.refresh", refreshSome);
  return written;
}

async function refreshSome(tx: Reader): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(tx, sql`select refresh_household_cards(10000) as n`);
  return row!.n;
}

/** Puts cards one behind the other; a rough size in advance saves growing. */
function collect(expected: number) {
  let bytes = new Uint8Array(new ArrayBuffer(Math.max(1 << 16, Math.ceil(expected))));
  let starts = new Float64Array(1024);
  let count = 0;
  let end = 0;
  return {
    add: (card: Buffer) => {
      if (end + card.length > bytes.length) {
        const larger = new Uint8Array(2 * (end + card.length));
        larger.set(bytes);
        bytes = larger;
      }
      if (count + 1 === starts.length) {
        const larger = new Float64Array(2 * starts.length);
        larger.set(starts);
        starts = larger;
      }
      bytes.set(card, end);
      end += card.length;
      starts[++count] = end;
    },
    close: (): Cards => ({ bytes, view: new DataView(bytes.buffer), start: starts, count }),
  };
}

type Copying = { session: { client: { unsafe: (text: string) => { readable: () => Promise<Readable> } } } };

/**
 * Calls `add` with the one bytea of every row, by binary COPY: each message of the protocol is one row of a 2-byte
 * count, a 4-byte length and the value, the first one behind a header of 19 bytes, and a last one of 2 bytes.
 */
async function copyOut(tx: Reader, query: string, add: (value: Buffer) => void): Promise<void> {
  const { client } = (tx as unknown as Copying).session;
  const stream = await client.unsafe(`copy (${query}) to stdout (format binary)`).readable();
  await new Promise<void>((resolve, reject) => {
    stream.once("error", reject);
    stream.once("end", resolve);
    stream.on("data", (message: Buffer) => {
      // The header comes alone or before the first row, and messages that waited may come as one.
      for (let at = message[0] === 0x50 ? 19 : 0; at + 6 <= message.length;) {
        const length = message.readInt32BE(at + 2);
        add(message.subarray(at + 6, at + 6 + length));
        at += 6 + length;
      }
    });
  });
  // The driver stops reading from the server while the stream is full, and nobody would start it again.
  stream._read(0);
}

/** The part of a card that is kept with a line. */
export function factsOfCard({ bytes, view, start }: Cards, card: number): Uint8Array {
  const from = factsStart(view, start[card]!);
  return bytes.subarray(from, from + factsLength(view, from));
}
