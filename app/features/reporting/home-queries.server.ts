import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { type HistoryEntry, recentHistory } from "~/platform/access/timeline.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import type { NeedCode, PledgeForm } from "~/features/needs/catalogue";
import type { PledgeState } from "~/features/pledges/rules";
import type { FundSource } from "~/features/programs/rules";
import { progressOf, type Progress } from "./progress-queries.server";
import {
  addClasses,
  countClasses,
  countHouseholds,
  countRooms,
  listedOf,
  type RoomCounts,
} from "./standing.server";
import { waitingFor, type WaitingTask } from "./tasks.server";

/** The one picture that matters to a role. */
export type Picture =
  | {
      kind: "house";
      place: string;
      rooms: RoomCounts;
      listed: number;
      served: number;
      verified: number;
      delivered: number;
      waiting: number;
    }
  | { kind: "support"; progress: Progress; latest: LatestPledge[] }
  | { kind: "programs"; programs: ProgramPlaces[] }
  | { kind: "proposals"; underWay: number; decreed: number; refused: number }
  | { kind: "registry"; sent: number; checked: number }
  | { kind: "accounts"; active: number; invited: number };

export type ProgramPlaces = {
  id: string;
  name: string;
  capacity: number;
  taken: number;
  delivered: number;
  /** Who pays, each source once. */
  sources: FundSource[];
};

/** A pledge the reader leads or funds, in whatever state: what it follows from its home page. */
export type LatestPledge = {
  id: string;
  reference: string | null;
  kind: PledgeForm;
  need: NeedCode | null;
  programName: string | null;
  state: PledgeState;
};

export type Home = { on: string; tasks: WaitingTask[]; picture: Picture; history: HistoryLine[] };
export type HistoryLine = Pick<HistoryEntry, "seq" | "at" | "act" | "actor" | "reason">;

/** Everything the home page of a signed-in person shows, in one reading. */
export function readHome(actor: Actor): Promise<Home> {
  return read(actor, async (tx) => {
    const on = await today(tx);
    const tasks = await waitingFor(tx, actor, on);
    const picture = await pictureFor(tx, actor, on);
    return { on, tasks, picture, history: linesOf(await recentHistory(tx)) };
  });
}

/** Lines without the record behind them, numbered anew: a place in the log would tell how much else goes on. */
function linesOf(entries: readonly HistoryEntry[]): HistoryLine[] {
  return entries.map(({ at, act, actor, reason }, seq) => ({ seq, at, act, actor, reason }));
}

async function pictureFor(tx: Reader, actor: Actor, on: string): Promise<Picture> {
  if (can(actor, "progress.read")) {
    return { kind: "support", progress: await progressOf(tx, actor), latest: await latestPledges(tx, actor) };
  }
  if (can(actor, "match.list")) return { kind: "programs", programs: await readProgramPlaces(tx) };
  if (can(actor, "completeness.read")) return housePicture(tx, actor, on);
  if (can(actor, "registry.check")) return registryPicture(tx, actor);
  if (can(actor, "account.manage")) return accountsPicture(tx);
  return proposalsPicture(tx, actor);
}

async function latestPledges(tx: Reader, actor: Actor): Promise<LatestPledge[]> {
  return [
    ...(await tx.execute<LatestPledge>(sql`
      select p.id, p.reference, p.kind, p.need, g.name as "programName", p.state
      from pledge p join pledge_funder f on f.pledge_id = p.id and f.partner_id = ${actor.partnerId}
      left join program g on g.id = p.program_id
      where p.state not in ('completed','rejected','withdrawn','expired')
      order by p.updated_at desc, p.id limit 5`)),
  ];
}

async function housePicture(tx: Reader, actor: Actor, on: string): Promise<Picture> {
  const [place] = await tx.execute<{ name: string }>(
    sql`select name from region where code = ${actor.scope}`,
  );
  const classes = addClasses((await countClasses(tx, on)).values());
  const households = [...(await countHouseholds(tx, on, actor.scope, "regency")).values()];
  const sum = (key: "verified" | "delivered" | "waiting") =>
    households.reduce((total, row) => total + row[key], 0);
  return {
    kind: "house",
    place: place?.name ?? "",
    rooms: await countRooms(tx, on, actor.scope),
    listed: listedOf(classes),
    served: classes.served,
    verified: sum("verified"),
    delivered: sum("delivered"),
    waiting: sum("waiting"),
  };
}

/** Places of the programs of the reader's own agency; row level security leaves no others with places. */
async function readProgramPlaces(tx: Reader): Promise<ProgramPlaces[]> {
  return [
    ...(await tx.execute<ProgramPlaces>(sql`
      select p.id, p.name, sum(o.capacity)::int as capacity, sum(o.taken)::int as taken,
        coalesce(sum(d.delivered), 0)::int as delivered,
        coalesce((select array_agg(distinct f.source) from program_fund f where f.program_id = p.id), '{}') as sources
      from offer o join program p on p.id = o.program_id
      left join (select offer_id, count(*) as delivered from match where state in ('delivered','checked') group by 1) d
        on d.offer_id = o.id
      where p.agency_id = portal_agency()
      group by p.id, p.name, p.published_on order by p.published_on desc, p.id`)),
  ];
}

async function proposalsPicture(tx: Reader, actor: Actor): Promise<Picture> {
  const [row] = await tx.execute<{ underWay: number; decreed: number; refused: number }>(sql`
    select count(*) filter (where state not in ('decreed','expired','graduated','ineligible'))::int as "underWay",
      count(*) filter (where state in ('decreed','expired','graduated'))::int as decreed,
      count(*) filter (where state = 'ineligible')::int as refused
    from household where proposed_by = ${actor.accountId}`);
  return { kind: "proposals", ...row! };
}

async function registryPicture(tx: Reader, actor: Actor): Promise<Picture> {
  const [row] = await tx.execute<{ sent: number; checked: number }>(sql`
    select (select count(*)::int from member where registry_check = 'sent') as sent,
      (select count(*)::int from audit_entry where act = 'registry.check' and actor_id = ${actor.accountId}) as checked`);
  return { kind: "registry", ...row! };
}

async function accountsPicture(tx: Reader): Promise<Picture> {
  const [row] = await tx.execute<{ active: number; invited: number }>(sql`
    select count(*) filter (where active and password_hash is not null)::int as active,
      count(*) filter (where active and password_hash is null)::int as invited from account`);
  return { kind: "accounts", ...row! };
}
