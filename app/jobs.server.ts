import { assessmentRecorded, importWritten, ruleSetChanged } from "~/features/needs/jobs.server";
import { knowJobs, type Job } from "~/platform/jobs/jobs.server";

/** All background work of the rooms, by name. */
export const jobs: Job<never>[] = [
  assessmentRecorded,
  importWritten,
  ruleSetChanged,
] as unknown as Job<never>[];

knowJobs(jobs);
