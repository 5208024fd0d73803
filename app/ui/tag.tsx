import { Mark, type MarkShape } from "~/ui/mark";

/** One colour family per kind of object; the first three belong to no object but to good, doubtful and bad news. */
export type TagFamily = "green" | "amber" | "red" | "river" | "plum" | "clay" | "moss" | "slate";

const families: Record<TagFamily, string> = {
  green: "bg-green-soft text-green",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
  river: "bg-river-soft text-river",
  plum: "bg-plum-soft text-plum",
  clay: "bg-clay-soft text-clay",
  moss: "bg-moss-soft text-moss",
  slate: "bg-slate-soft text-slate",
};

type TagProps = { word: string; shape: MarkShape; family?: TagFamily };

/** The state of a thing: a word, a shape that says how far, and the colour of its kind. */
export function Tag({ word, shape, family = "slate" }: TagProps) {
  return (
    <span
      className={`prints-colour inline-flex items-center gap-1.5 rounded border border-current/30 px-2 py-0.5 text-sm font-semibold sm:whitespace-nowrap ${families[family]}`}
    >
      <Mark shape={shape} />
      {word}
    </span>
  );
}
