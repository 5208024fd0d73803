import { knowJobs, type Job } from "~/platform/jobs/jobs.server";

/** All background work of the rooms, by name. */
export const jobs: Job<never>[] = [];

knowJobs(jobs);
