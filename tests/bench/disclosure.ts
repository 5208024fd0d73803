import highsLoader from "highs";
import { hiding, limits, nearest, portal, rounding } from "#tests/support/disclosure/methods";
import {
  isRecovered,
  problemOf,
  rangeOf,
  sensitive,
  solveFor,
  subtract,
  misbeliefs,
} from "#tests/support/disclosure/attack";
import { lotsOf, makeTown } from "#tests/support/disclosure/population";

const towns = Number(process.argv[3] ?? 2);
const highs = await highsLoader();
for (let seed = 1; seed <= towns; seed += 1) {
  const town = makeTown(seed);
  for (const method of [portal]) {
    for (const attacker of ["partner", "public"] as const) {
      for (const quarters of [[0], [0, 1, 2, 3]]) {
        const lot = lotsOf(`town ${seed}`);
        const shown = quarters.map((q) => method.publish(town.quarters[q]!, lot));
        const t0 = (process.cpuUsage().user/1000);
        const problem = problemOf(town, method, attacker, quarters, shown);
        const wrong = misbeliefs(problem);
        if (wrong.length) console.log("WRONG", wrong.length, wrong.slice(0, 3));
        const all = sensitive(problem, limits[attacker]);
        const ranges = subtract(problem);
        const bad = all.filter((t) => isRecovered(rangeOf(t, ranges), limits[attacker]));
        const t1 = (process.cpuUsage().user/1000);
        let lp = "";
        if (method === portal || bad.length === 0) {
          const { recovered, programs } = solveFor(problem, all, limits[attacker], highs);
          lp = `LP ${recovered.length} in ${programs} programs ${Math.round((process.cpuUsage().user/1000) - t1)} ms`;
          for (const r of recovered.slice(0, 5))
            lp += `\n     ${r.target.name} = ${r.target.value} in ${r.range}`;
        }
        console.log(
          seed,
          method.name,
          attacker,
          quarters.length,
          `targets ${all.length} recovered ${bad.length}`,
          Math.round(t1 - t0),
          "ms",
          lp,
        );
      }
    }
  }
}
