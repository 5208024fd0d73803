import { checkImportJob, writeImportJob } from "~/features/households/jobs.server";
import { assessmentRecorded, importWritten, ruleSetChanged } from "~/features/needs/jobs.server";
import { knowJobs, type Job } from "~/platform/jobs/jobs.server";
import { computeRunJob } from "~/features/matching/jobs.server";

/** All background work of the rooms, by name. */
export const jobs: Job<never>[] = [
  checkImportJob,
  writeImportJob,
  assessmentRecorded,
  importWritten,
  ruleSetChanged,
  computeRunJob,
] as unknown as Job<never>[];

knowJobs(jobs);
