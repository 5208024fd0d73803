import { mailWishes, type Choice, type NoticeKind } from "./rules";

/** What the settings form says of each kind offered: a box that is not sent is off, an unknown wish is no mail. */
export function readChoices(form: FormData, kinds: readonly NoticeKind[]): ({ kind: NoticeKind } & Choice)[] {
  return kinds.map((kind) => ({
    kind,
    portal: form.get(`portal-${kind}`) === "on",
    mail: mailWishes.find((wish) => wish === form.get(`mail-${kind}`)) ?? "off",
  }));
}
