import type { ReactNode } from "react";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";

type CheckAnswersProps = {
  sections: readonly { title: string; rows: readonly SummaryRow[] }[];
  /** What pressing the button means, in words: "Anda menjanjikan 16 kursi …". */
  consequence: ReactNode;
  /** The form with its hidden fields and the one binding button. */
  form: ReactNode;
  level?: 2 | 3;
};

/** All answers once more, what they commit to, one binding button. */
export function CheckAnswers({ sections, consequence, form, level = 2 }: CheckAnswersProps) {
  return (
    <>
      {sections.map(({ title, rows }) => (
        <Section key={title} title={title} level={level}>
          <SummaryList rows={rows} />
        </Section>
      ))}
      <div className="flow max-w-text">
        <Notice tone="warning">{consequence}</Notice>
        {form}
      </div>
    </>
  );
}
