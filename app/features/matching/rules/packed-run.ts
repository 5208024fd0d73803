import type { Answer, Columns } from "./columns";
import type { KeptInstance } from "./kept";

/**
 * Instance and answer of a run as bytes, to be solved and checked again exactly: a head in JSON with what is small, then
 * the columns one behind the other, little-endian as they stand in memory on every machine Node runs on.
 */
const version = 1;

type Head = {
  version: number;
  cap: number | null;
  dimensions: string[];
  offers: string[];
  areas: string[];
  pins: Columns["pins"];
  bans: Columns["bans"];
  floors: Columns["floors"];
  lengths: number[];
};

export function packRun(kept: KeptInstance, answer: Answer): Uint8Array {
  const { columns, dimensions, offers, areas } = kept;
  const { cap, pins, bans, floors } = columns;
  const arrays = arraysOf(kept, answer);
  const lengths = arrays.map((array) => array.length);
  const head: Head = { version, cap, dimensions, offers, areas, pins, bans, floors, lengths };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const size = arrays.reduce((sum, array) => sum + array.byteLength, 4 + text.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return bytes;
}

/** @throws for bytes of another version, or cut short */
export function unpackRun(bytes: Uint8Array): { kept: KeptInstance; answer: Answer } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  if (head.version !== version) throw new Error(`a run kept in version ${head.version}`);
  let at = 4 + length;
  let next = 0;
  const take = <Taken extends Kind>(kind: {
    new (buffer: ArrayBuffer): Taken;
    BYTES_PER_ELEMENT: number;
  }): Taken => {
    const size = head.lengths[next++]! * kind.BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new Error("a run kept in part");
    // A copy, because a column must begin at a multiple of its size.
    const copy = new Uint8Array(size);
    copy.set(bytes.subarray(at, at + size));
    at += size;
    return new kind(copy.buffer);
  };
  const { cap, pins, bans, floors, dimensions, offers, areas } = head;
  const columns: Columns = {
    cap,
    offers: { dimension: take(Int32Array), capacity: take(Float64Array) },
    lists: { start: take(Int32Array), offers: take(Int32Array) },
    households: { rank: take(Float64Array), received: take(Int32Array) },
    units: {
      household: take(Int32Array),
      dimension: take(Int32Array),
      list: take(Int32Array),
      group: take(Int32Array),
      area: take(Int32Array),
    },
    pins,
    bans,
    floors,
  };
  const kept: KeptInstance = {
    columns,
    dimensions,
    offers,
    areas,
    householdIds: take(Uint8Array),
    unitIds: take(Uint8Array),
    order: take(Uint8Array),
  };
  const answer: Answer = {
    at: take(Int32Array),
    cutoffs: { state: take(Uint8Array), round: take(Int32Array), rank: take(Float64Array) },
    protected: take(Uint8Array),
  };
  return { kept, answer };
}

type Kind = Int32Array | Float64Array | Uint8Array;

/** In the order in which `unpackRun` takes them. */
function arraysOf({ columns, householdIds, unitIds, order }: KeptInstance, answer: Answer): Kind[] {
  const { offers, lists, households, units } = columns;
  return [
    offers.dimension,
    offers.capacity,
    lists.start,
    lists.offers,
    households.rank,
    households.received,
    units.household,
    units.dimension,
    units.list,
    units.group,
    units.area,
    householdIds,
    unitIds,
    order,
    answer.at,
    answer.cutoffs.state,
    answer.cutoffs.round,
    answer.cutoffs.rank,
    answer.protected,
  ];
}
