// Where a thread begins: the loader of the house reads TypeScript in the main thread only, unless asked here.
import { register } from "tsx/esm/api";

register();
await import("./compute-worker.ts");
