import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";

/** The one-time link, shown once to whoever made it. */
export function InvitationLink({ email, link }: { email: string; link: string }) {
  return (
    <Notice tone="success" live>
      <p>{m.accounts_invite_made({ email })}</p>
      <p className="font-semibold wrap-anywhere">{link}</p>
    </Notice>
  );
}
