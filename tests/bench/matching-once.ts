import { solveColumns } from "~/features/matching/rules/engine/engine";
import { verifyAnswer } from "~/features/matching/rules/verify";
import { makeColumns, makePopulation, makeSupply } from "./matching-instance";

/** Solves one invented instance several times in a process of its own and prints the figures as JSON. */
const [households, offers, cap, times] = process.argv
  .slice(2)
  .map((word) => (word === "none" ? null : Number(word)));

const population = makePopulation(households!, 1);
const supply = makeSupply(offers!, population, 2, 30);
const before = process.resourceUsage().maxRSS;

const runs = [];
for (let at = 0; at < times!; at++) {
  const readied = measured(() => makeColumns(population, supply, cap ?? null));
  const solved = measured(() => solveColumns(readied.value));
  const peak = process.resourceUsage().maxRSS;
  const checked = measured(() => verifyAnswer(readied.value, solved.value));
  if (checked.value !== null) throw new Error(`not certified: ${checked.value.code}`);
  runs.push({
    ready: readied.time,
    solve: solved.time,
    verify: checked.time,
    megabytes: peak / 1024,
    units: readied.value.units.list.length,
    served: solved.value.at.reduce((sum, offer) => sum + (offer >= 0 ? 1 : 0), 0),
    places: supply.places.reduce((sum, count) => sum + count, 0),
  });
}
process.stdout.write(JSON.stringify({ runs, baseMegabytes: before / 1024 }));

function measured<Value>(work: () => Value): { value: Value; time: { wall: number; cpu: number } } {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { value, time: { wall, cpu: (used.user + used.system) / 1000 } };
}
