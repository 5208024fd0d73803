import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow, DangerButton } from "~/ui/button";
import { Details } from "~/ui/details";
import { Dialog } from "~/ui/dialog";
import { ErrorPage } from "~/ui/error-page";
import { LanguageSwitch } from "~/ui/language-switch";
import type { MarkShape } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { Progress } from "~/ui/progress";
import { StatRow } from "~/ui/stat";
import { Tag, type TagFamily } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";

const states: readonly (readonly [MarkShape, () => string])[] = [
  ["empty", m.ui_gallery_state_draft],
  ["quarter", m.ui_gallery_state_sent],
  ["half", m.ui_gallery_state_half],
  ["full", m.ui_gallery_state_full],
  ["done", m.ui_gallery_state_accepted],
  ["returned", m.ui_gallery_state_returned],
  ["stopped", m.ui_gallery_state_refused],
  ["waiting", m.ui_gallery_state_waiting],
];
const families: readonly TagFamily[] = ["river", "plum", "clay", "moss", "slate", "green", "amber", "red"];

/** Numbers, states, notices, buttons, progress, history. */
export function GalleryPieces({ here }: { here: string }) {
  const unit = m.ui_gallery_unit();
  return (
    <>
      <Section title={m.ui_gallery_numbers()}>
        <StatRow
          stats={[
            { label: m.ui_gallery_served(), value: 2214, unit, note: m.ui_gallery_note(), href: "#content" },
            { label: m.ui_gallery_zero(), value: 0, unit },
            { label: m.ui_gallery_unknown(), value: "unknown", unit },
            { label: m.ui_gallery_na(), value: "not-applicable", unit },
            { label: m.ui_gallery_hidden(), value: { hiddenBelow: 5 }, unit },
          ]}
          source={m.ui_gallery_source()}
          date={m.ui_gallery_date()}
        />
      </Section>
      <Section title={m.ui_gallery_states()}>
        <ul className="flow">
          {families.map((family) => (
            <li key={family} className="flex flex-wrap gap-2">
              {states.map(([shape, word]) => (
                <Tag key={shape} shape={shape} word={word()} family={family} />
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={m.ui_gallery_notices()}>
        <Notice>{m.ui_gallery_notice_text()}</Notice>
        <Notice tone="success" title={m.ui_gallery_confirm_title()} />
        <Notice tone="warning">{m.ui_gallery_notice_text()}</Notice>
        <Details summary={m.ui_gallery_long()}>
          <p>{m.ui_gallery_notice_text()}</p>
        </Details>
      </Section>
      <Section title={m.ui_gallery_buttons()}>
        <ButtonRow>
          <Button type="button">{m.ui_gallery_button_main()}</Button>
          <Button type="button" look="plain">
            {m.ui_gallery_button_plain()}
          </Button>
          <DangerButton type="button">{m.ui_gallery_button_danger()}</DangerButton>
          <Button type="button" disabled>
            {m.ui_gallery_button_off()}
          </Button>
          <ButtonLink href="#content" look="plain">
            {m.ui_gallery_home()}
          </ButtonLink>
          <Dialog trigger={m.ui_gallery_button_danger()} href="#content" title={m.ui_gallery_dialog_title()}>
            <p>{m.ui_gallery_dialog_text()}</p>
            <DangerButton type="button">{m.ui_gallery_button_danger()}</DangerButton>
          </Dialog>
        </ButtonRow>
        <div className="inline-block rounded bg-bar px-4">
          <LanguageSwitch here={here} />
        </div>
      </Section>
      <Section title={m.ui_gallery_progress()}>
        <Progress
          label={m.ui_gallery_progress_label()}
          done={12400}
          total={100000}
          text={m.ui_gallery_progress_text()}
        />
        <Progress label={m.ui_gallery_progress_open()} />
      </Section>
      <Section title={m.ui_gallery_history()}>
        <Timeline
          events={[m.ui_gallery_event_a, m.ui_gallery_event_b].map((what, index) => ({
            key: String(index),
            what: what(),
            who: m.ui_gallery_event_who(),
            when: m.ui_gallery_event_when(),
            dateTime: "2024-10-22T09:14:00+07:00",
            note: index === 0 ? <p>{m.ui_gallery_event_note()}</p> : undefined,
          }))}
        />
        <Timeline events={[]} />
      </Section>
      <ErrorPageSample />
    </>
  );
}

/** Without its own h1: a page has one. */
function ErrorPageSample() {
  return (
    <Section title={m.ui_error_reference()}>
      <ErrorPage title={m.ui_gallery_error_title()} level={3} reference="K7Q2-9XPM">
        <p>{m.ui_gallery_error_text()}</p>
      </ErrorPage>
    </Section>
  );
}
