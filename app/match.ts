import { runMatch } from "~/features/matching/command-line";

/** `npm run match -- …`: see `runMatch`. The exit code is set and not forced, so that a pipe gets all of the output. */
process.exitCode = runMatch(process.argv.slice(2));
