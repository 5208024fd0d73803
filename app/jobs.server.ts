import { assessmentRecorded, importWritten, ruleSetChanged } from "~/features/needs/jobs.server";
import { knowJobs, type Job } from "~/platform/jobs/jobs.server";
import { computeRunJob } from "~/features/matching/jobs.server";

/** All background work of the rooms, by name. */
export const jobs: Job<never>[] = [
  assessmentRecorded,
  importWritten,
  ruleSetChanged,
  computeRunJob,
] as unknown as Job<never>[];

knowJobs(jobs);
