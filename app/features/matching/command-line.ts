import { isUtf8 } from "node:buffer";
import { readFileSync, writeFileSync } from "node:fs";
import { hashOf } from "./rules/canonical";
import { faultWords, refusalWords } from "./command-words";
import { type Cutoff, InstanceFault, type Instance, type MatchResult } from "./rules/instance";
import { solveColumns } from "./rules/engine/engine";
import { explainUnit } from "./rules/explain-unit";
import { parseInstance, parseResult } from "./rules/parse";
import { readInstance } from "./rules/read-instance";
import { readResult } from "./rules/read-result";
import { Refusal } from "./rules/refusal";
import { verify, verifyAnswer } from "./rules/verify";
import { writeResult } from "./rules/write-result";

const usage = `Usage: npm run match -- COMMAND

  solve INSTANCE.json [-o RESULT.json]            the exact priority matching of an instance
  verify INSTANCE.json RESULT.json                check that a result is valid and cannot be improved
  explain INSTANCE.json RESULT.json --unit ID     why one unit was served or not
  help                                            this text

Exit codes: 0 good, 1 refused, 2 wrong usage or a file that cannot be read or written.
The files are described in app/features/matching/rules/FORMAT.md.
`;

export const exit = { good: 0, refused: 1, usage: 2 } as const;

/** `npm run match -- …`: matching on files, without server or database. Answers with the exit code. */
export function runMatch([command, ...args]: readonly string[]): number {
  if (command === undefined || command === "help" || command === "--help" || command === "-h") {
    process.stdout.write(usage);
    return command === undefined ? exit.usage : exit.good;
  }
  try {
    if (command === "solve") return solveFile(args);
    if (command === "verify") return verifyFiles(args);
    if (command === "explain") return explainFiles(args);
    throw new WrongUsage(`There is no command ${command}.`);
  } catch (error) {
    if (error instanceof WrongUsage) return complain(`${error.message}\n\n${usage}`, exit.usage);
    if (error instanceof Unreadable) return complain(`${error.message}\n`, exit.usage);
    if (error instanceof BadFile) return complain(`${error.message}\n`, exit.refused);
    throw error;
  }
}

class WrongUsage extends Error {}
class Unreadable extends Error {}
class BadFile extends Error {}

function solveFile(args: readonly string[]): number {
  const { files, option: target } = readArguments(args, "-o", 1);
  const file = files[0]!;
  const instance = readInstanceFile(file);
  const { columns, names } = within(file, () => readInstance(instance));
  const answer = solveColumns(columns);
  const refusal = verifyAnswer(columns, answer);
  // Nothing leaves this command that its own check would refuse.
  if (refusal !== null)
    throw new Error(`The result is not certified: ${wordRefusal(file, refusal.code, "")}`);
  const unsigned = writeResult(names, columns, answer);
  const result: MatchResult = { ...unsigned, hash: hashOf(instance, unsigned) };
  const text = `${JSON.stringify(result)}\n`;
  if (target === null) process.stdout.write(text);
  else {
    try {
      writeFileSync(target, text);
    } catch (error) {
      throw new Unreadable(`${target} cannot be written: ${(error as Error).message}`);
    }
    process.stdout.write(
      `${result.served} helps for ${result.households} households, written to ${target}.\n`,
    );
  }
  return exit.good;
}

function verifyFiles(args: readonly string[]): number {
  const { files } = readArguments(args, null, 2);
  const [instance, result] = readFiles(files);
  const verification = verify(instance, result);
  if (!verification.certified) {
    return complain(wordRefusal(files[1]!, verification.code, verification.place), exit.refused);
  }
  process.stdout.write(
    `Certified: ${result.served} helps for ${result.households} households, and nobody could be helped without ` +
      "dropping somebody who comes first.\n",
  );
  return exit.good;
}

function explainFiles(args: readonly string[]): number {
  const { files, option: id } = readArguments(args, "--unit", 2);
  if (id === null) throw new WrongUsage("Name a unit with --unit.");
  const [instance, result] = readFiles(files);
  const { columns, names } = within(files[0]!, () => readInstance(instance));
  const unit = names.units.indexOf(id);
  if (unit < 0) throw new BadFile(`There is no unit "${id}" in ${files[0]}.`);
  try {
    const answer = readResult(result, names, columns);
    const refusal = verifyAnswer(columns, answer);
    if (refusal !== null) throw refusal;
    const { household } = instance.units.find((one) => one.id === id)!;
    const { rank } = columns.households;
    const lines = wordExplanation(
      explainUnit(columns, answer, unit),
      { household, rank: rank[columns.units.household[unit]!]!, id, cap: columns.cap },
      names,
      new Map(result.cutoffs.map((cutoff) => [cutoff.offer, cutoff])),
    );
    process.stdout.write(`${lines.join("\n")}\n`);
    return exit.good;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place =
      error.place || `unit "${names.units[error.unit ?? -1]}", offer "${names.offers[error.offer ?? -1]}"`;
    return complain(wordRefusal(files[1]!, error.code, place), exit.refused);
  }
}

type Asked = { id: string; household: string; rank: number; cap: number | null };

function wordExplanation(
  explanation: ReturnType<typeof explainUnit>,
  { id, household, rank, cap }: Asked,
  names: ReturnType<typeof readInstance>["names"],
  cutoffs: ReadonlyMap<string, Cutoff>,
): string[] {
  const who = `Unit "${id}" of household "${household}" (rank ${rank})`;
  const list = (offers: number[]) => offers.map((offer) => `"${names.offers[offer]}"`).join(", ");
  switch (explanation.code) {
    case "served": {
      const offer = names.offers[explanation.offer]!;
      if (explanation.by === "pin") return [`${who} is served at "${offer}", where a person fixed it.`];
      if (explanation.by === "floor")
        return [`${who} is served at "${offer}": a floor of its area secures this help.`];
      return [`${who} is served at "${offer}". ${wordCutoff(cutoffs.get(offer)!)}`];
    }
    case "no_offer":
      return [`${who} is not served: it may use no offer.`];
    case "barred":
      return [`${who} is not served: a person barred it from every offer it could use.`];
    case "mate_served":
      return [`${who} is not served: "${names.units[explanation.mate]}" of the same group is.`];
    case "cap_reached":
      return [`${who} is not served: the household holds ${explanation.helps} of at most ${cap} helps.`];
    case "waiting":
      return [
        `${who} is waiting${cap === null ? "" : ` for help number ${explanation.round} of its household`}.`,
        ...explanation.offers.map((offer) => wordCutoff(cutoffs.get(names.offers[offer]!)!)),
        explanation.before === 1
          ? "1 other help that comes first waits for the same places."
          : `${explanation.before} other helps that come first wait for the same places.`,
        ...(explanation.served.length === 0
          ? []
          : [`One more place would serve it in any of: ${list(explanation.served)}.`]),
        ...(explanation.moved.length === 0
          ? []
          : [`One more place would serve somebody before it in any of: ${list(explanation.moved)}.`]),
      ];
  }
}

function wordCutoff({ offer, state, round, rank }: Cutoff): string {
  if (state === "open") return `Offer "${offer}" is open: everybody who may use it passes.`;
  if (state === "shut")
    return `Offer "${offer}" is shut: its places are held by pins and floors, nobody else passes.`;
  const help = round === null ? "" : ` with help number ${round}`;
  return `Offer "${offer}" is cut: the last to pass is the household of rank ${rank}${help}.`;
}

function readArguments(args: readonly string[], name: string | null, count: number) {
  const files: string[] = [];
  let option: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (name !== null && arg === name) {
      if (option !== null || args[at + 1] === undefined) throw new WrongUsage(`${name} needs one value.`);
      option = args[++at]!;
    } else if (arg.startsWith("-") && arg !== "-") throw new WrongUsage(`There is no option ${arg} here.`);
    else files.push(arg);
  }
  if (files.length !== count)
    throw new WrongUsage(
      count === 1 ? "Name one file: the instance." : "Name two files: the instance and its result.",
    );
  return { files, option };
}

function readFiles([instance, result]: string[]): [Instance, MatchResult] {
  return [readInstanceFile(instance!), within(result!, () => parseResult(readText(result!)))];
}

function readInstanceFile(file: string): Instance {
  return within(file, () => parseInstance(readText(file)));
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Unreadable(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (!isUtf8(bytes)) throw new BadFile(`${file} is not text in UTF-8.`);
  try {
    return bytes.toString("utf8");
  } catch {
    throw new BadFile(`${file} is too large to be read in one piece (${bytes.length} bytes).`);
  }
}

function within<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InstanceFault)) throw error;
    throw new BadFile(`${file} is refused (${error.code}): ${faultWords[error.code]}\n  at ${error.place}`);
  }
}

function wordRefusal(file: string, code: Refusal["code"], place: string): string {
  return `${file} is refused (${code}): ${refusalWords[code]}\n  at ${place}\n`;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}
