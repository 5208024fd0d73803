import {
  byCodePoint,
  byOrder,
  InstanceFault,
  type Instance,
  type InstanceFaultCode,
  type Offer,
  type Unit,
} from "./instance";

/**
 * The instance in the engine's terms: everything numbered in canonical order, so that the work depends on nothing but
 * the content. A set of offers is a bitset of `words` 32-bit words.
 */
export type Problem = {
  offers: Offer[];
  /** Places left at each offer once pins are taken off. */
  places: number[];
  words: number;
  units: Unit[];
  /** Offers a unit may use, after bans. */
  unitOffers: Uint32Array[];
  groups: Group[];
  blocks: Block[];
  pins: { unit: number; offer: number }[];
};

/** Units of which at most one is served; a unit without a group stands alone. */
export type Group = { block: number; units: number[]; offers: Uint32Array; pinned: boolean };

/**
 * What is served together under one limit: a household when there is a cap, else a household in one dimension.
 * `held` counts helps of earlier runs and pins; blocks come in rank order.
 */
export type Block = { rank: number; groups: number[]; held: number; limit: number };

/** Reads an instance and refuses one that contradicts itself, with an `InstanceFault`. */
export function compile(instance: Instance): Problem {
  const offers = [...instance.offers].sort((left, right) => byCodePoint(left.id, right.id));
  const offerIndex = indexById(offers, "offer");
  const units = [...instance.units].sort((left, right) => left.rank - right.rank || byOrder(left, right));
  const unitIndex = indexById(units, "unit");
  if (instance.cap !== null) checkCount(instance.cap, 1, "cap");
  for (const offer of offers) checkCount(offer.capacity, 0, `offer ${offer.id}`);
  checkRanks(units);

  const words = Math.max(1, Math.ceil(offers.length / 32));
  const unitOffers = units.map((unit) => listedOffers(unit, offers, offerIndex, words));
  const pins = (instance.pins ?? []).map((pin) => ({
    unit: found(unitIndex, pin.unit, "unknown_unit", `pin ${pin.unit}`),
    offer: found(offerIndex, pin.offer, "unknown_offer", `pin ${pin.unit}`),
    place: `pin ${pin.unit} ${pin.offer}`,
  }));
  for (const pin of pins) {
    if (!has(unitOffers[pin.unit]!, pin.offer)) throw new InstanceFault("pin_not_eligible", pin.place);
  }
  for (const ban of instance.bans ?? []) {
    const unit = found(unitIndex, ban.unit, "unknown_unit", `ban ${ban.unit}`);
    if (ban.offer === undefined) unitOffers[unit]!.fill(0);
    else remove(unitOffers[unit]!, found(offerIndex, ban.offer, "unknown_offer", `ban ${ban.unit}`));
  }

  const { blocks, groups, groupOf } = arrange(instance, units, unitOffers);
  const places = offers.map((offer) => offer.capacity);
  for (const pin of pins) {
    const group = groups[groupOf[pin.unit]!]!;
    const block = blocks[group.block]!;
    if (!has(unitOffers[pin.unit]!, pin.offer)) throw new InstanceFault("pin_and_ban", pin.place);
    if (group.pinned) throw new InstanceFault("pin_twice_in_group", pin.place);
    group.pinned = true;
    block.held++;
    places[pin.offer]!--;
    if (places[pin.offer]! < 0) throw new InstanceFault("pin_above_capacity", pin.place);
    if (block.held > block.limit) throw new InstanceFault("pin_above_cap", pin.place);
  }
  return { offers, places, words, units, unitOffers, groups, blocks, pins };
}

export function has(set: Uint32Array, at: number): boolean {
  return ((set[at >> 5]! >>> (at & 31)) & 1) === 1;
}

export function add(set: Uint32Array, at: number): void {
  set[at >> 5]! |= 1 << (at & 31);
}

export function remove(set: Uint32Array, at: number): void {
  set[at >> 5]! &= ~(1 << (at & 31));
}

export function addAll(set: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < set.length; word++) set[word]! |= more[word]!;
}

/** Groups and blocks in rank order; `units` come sorted by rank, then order. */
function arrange(instance: Instance, units: Unit[], unitOffers: Uint32Array[]) {
  const blocks: Block[] = [];
  const groups: Group[] = [];
  const groupOf: number[] = [];
  const blockIndex = new Map<string, number>();
  const groupIndex = new Map<string, number>();
  const received = new Map(Object.entries(instance.received ?? {}));
  if (instance.cap === null && received.size > 0) throw new InstanceFault("received_without_cap", "received");
  for (const [household, count] of received) {
    checkCount(count, 0, `received ${household}`);
  }
  units.forEach((unit, at) => {
    const blockKey = instance.cap === null ? `${unit.household}\0${unit.dimension}` : unit.household;
    const block = numbered(blockIndex, blockKey, () => {
      const held = received.get(unit.household) ?? 0;
      blocks.push({ rank: unit.rank, groups: [], held, limit: instance.cap ?? Infinity });
    });
    const groupKey = unit.group === undefined ? `unit\0${unit.id}` : `group\0${unit.group}`;
    const group = numbered(groupIndex, groupKey, () => {
      blocks[block]!.groups.push(groups.length);
      groups.push({ block, units: [], offers: new Uint32Array(unitOffers[at]!.length), pinned: false });
    });
    const first = units[groups[group]!.units[0] ?? at]!;
    if (first.household !== unit.household || first.dimension !== unit.dimension) {
      throw new InstanceFault("group_mixes_households_or_dimensions", `unit ${unit.id}`);
    }
    groups[group]!.units.push(at);
    addAll(groups[group]!.offers, unitOffers[at]!);
    groupOf.push(group);
  });
  return { blocks, groups, groupOf };
}

function listedOffers(unit: Unit, offers: Offer[], index: Map<string, number>, words: number): Uint32Array {
  const set = new Uint32Array(words);
  for (const id of unit.offers) {
    const at = found(index, id, "unknown_offer", `unit ${unit.id}`);
    if (offers[at]!.dimension !== unit.dimension)
      throw new InstanceFault("wrong_dimension", `unit ${unit.id} ${id}`);
    if (has(set, at)) throw new InstanceFault("duplicate_id", `unit ${unit.id} ${id}`);
    add(set, at);
  }
  return set;
}

function checkRanks(units: Unit[]): void {
  const rankOf = new Map<string, number>();
  const holder = new Map<number, string>();
  for (const unit of units) {
    checkCount(unit.rank, 0, `unit ${unit.id}`);
    if (unit.order !== undefined && !Number.isSafeInteger(unit.order)) {
      throw new InstanceFault("bad_number", `unit ${unit.id}`);
    }
    if ((rankOf.get(unit.household) ?? unit.rank) !== unit.rank) {
      throw new InstanceFault("rank_differs_within_household", `unit ${unit.id}`);
    }
    if ((holder.get(unit.rank) ?? unit.household) !== unit.household) {
      throw new InstanceFault("rank_shared_by_households", `unit ${unit.id}`);
    }
    rankOf.set(unit.household, unit.rank);
    holder.set(unit.rank, unit.household);
  }
}

function indexById(rows: { id: string }[], kind: string): Map<string, number> {
  const index = new Map<string, number>();
  for (const [at, { id }] of rows.entries()) {
    if (id === "" || id.length > 100) throw new InstanceFault("bad_id", `${kind} ${at}`);
    if (index.has(id)) throw new InstanceFault("duplicate_id", `${kind} ${id}`);
    index.set(id, at);
  }
  return index;
}

function checkCount(value: number, least: number, place: string): void {
  if (!Number.isSafeInteger(value) || value < least) throw new InstanceFault("bad_number", place);
}

function found(index: Map<string, number>, id: string, code: InstanceFaultCode, place: string): number {
  const at = index.get(id);
  if (at === undefined) throw new InstanceFault(code, place);
  return at;
}

function numbered(index: Map<string, number>, key: string, create: () => void): number {
  const known = index.get(key);
  if (known !== undefined) return known;
  index.set(key, index.size);
  create();
  return index.size - 1;
}
