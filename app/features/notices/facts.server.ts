import { z } from "zod";
import { scrub } from "~/platform/log/log.server";
import { noticeKinds, type FactName, type FactsOf, type NoticeKind } from "./rules";

// Names are typed by people, so a number that could be somebody's is taken out of them.
const name = z.string().transform((value) => scrub(value).slice(0, 200));

const shapes: Record<FactName, z.ZodType> = {
  reference: z.string().max(40).transform(scrub),
  program: name,
  partner: name,
  agency: name,
  from: name,
  date: z.iso.date(),
  count: z.number().int().min(0),
};

/** Lets through exactly the facts of the kind, and nothing that identifies a person. @throws ZodError */
export function checkFacts<Kind extends NoticeKind>(kind: Kind, facts: FactsOf<Kind>): FactsOf<Kind> {
  const shape = z.strictObject(
    Object.fromEntries(noticeKinds[kind].facts.map((fact) => [fact, shapes[fact]])),
  );
  return shape.parse(facts) as FactsOf<Kind>;
}
