import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import { SourceLine } from "~/ui/stat";

type FigureProps = {
  /** One sentence that says what the picture shows. */
  sentence: ReactNode;
  picture: ReactNode;
  /** The same numbers as a DataTable. */
  table: ReactNode;
  source: string;
  date: string;
  /** Folded beneath the picture instead of in plain sight. */
  foldTable?: boolean;
};

/** Sentence, picture, table, source and date: a picture never comes without the other four. */
export function Figure({ sentence, picture, table, source, date, foldTable }: FigureProps) {
  return (
    <figure className="flow">
      <figcaption className="max-w-text font-display text-lg font-semibold text-balance">
        {sentence}
      </figcaption>
      {picture}
      {foldTable ? <Details summary={m.ui_figure_numbers()}>{table}</Details> : table}
      <SourceLine source={source} date={date} />
    </figure>
  );
}
