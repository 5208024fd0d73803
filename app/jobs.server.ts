import { checkImportJob, writeImportJob } from "~/features/households/jobs.server";
import { assessmentRecorded, importWritten, ruleSetChanged } from "~/features/needs/jobs.server";
import { tendImports } from "~/features/households/import-tending.server";
import { expireDecrees } from "~/features/verification/jobs.server";
import { programClosed } from "~/features/pledges/jobs.server";
import { tendPromises } from "~/features/pledges/promise-commands.server";
import { remindOfPromises } from "~/features/pledges/reminders.server";
import { clearNotices } from "~/features/notices/letter-commands.server";
import { tendMail } from "~/features/notices/outbox.server";
import { knowJobs, type Job, type TimedWork } from "~/platform/jobs/jobs.server";
import { computeRunJob, tendRuns } from "~/features/matching/jobs.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { countCandidates } from "~/features/programs/candidate-counts.server";
import { refreshCards } from "~/features/matching/cards.server";

/** All background work of the rooms, by name. */
export const jobs: Job<never>[] = [
  checkImportJob,
  writeImportJob,
  assessmentRecorded,
  importWritten,
  ruleSetChanged,
  computeRunJob,
  programClosed,
] as unknown as Job<never>[];

/** What is looked after without anybody asking. */
export const timedWork: TimedWork[] = [
  { name: "mail", everySeconds: 60, run: () => tendMail() },
  { name: "old notices", everySeconds: 3600, run: clearNotices },
  { name: "imports", everySeconds: 30, run: tendImports },
  { name: "decrees", everySeconds: 900, run: expireDecrees },
  { name: "promises", everySeconds: 900, run: tendPromises },
  { name: "reminders", everySeconds: 900, run: remindOfPromises },
  { name: "runs", everySeconds: 30, run: tendRuns },
  { name: "published counts", everySeconds: 60, run: () => publishCounts() },
  { name: "candidates of programs", everySeconds: 60, run: countCandidates },
  { name: "household cards", everySeconds: 60, run: refreshCards },
];

knowJobs(jobs);
