import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";

/** The one-time link, shown once to the lead, who passes it on. */
export function FunderLink({ name, email, link }: { name: string; email: string; link: string }) {
  return (
    <Notice tone="success" live>
      <p>{m.pledges_link_made({ name, email })}</p>
      <p className="font-semibold wrap-anywhere select-all">{link}</p>
      <p>{m.pledges_link_made_next()}</p>
    </Notice>
  );
}
