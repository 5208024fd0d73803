import { m } from "~/platform/i18n/generated/messages";
import { GalleryForms } from "~/ui/gallery-forms";
import { GalleryHouse } from "~/ui/gallery-house";
import { GalleryLists } from "~/ui/gallery-lists";
import { GalleryPieces } from "~/ui/gallery-pieces";
import { Page, PageHeader } from "~/ui/page";
import { Tag } from "~/ui/tag";

/** Every component in every state, on one page. */
export function Gallery({ here }: { here: string }) {
  return (
    <Page
      crumbs={[{ href: "/", label: m.ui_gallery_home() }]}
      header={
        <PageHeader
          title={m.ui_gallery_title()}
          kicker={m.ui_step({ step: "2", total: "5" })}
          tag={<Tag word={m.ui_gallery_state_draft()} shape="empty" family="plum" />}
          lead={m.ui_gallery_lead()}
        />
      }
    >
      <GalleryHouse />
      <GalleryPieces here={here} />
      <GalleryLists here={here} />
      <GalleryForms />
    </Page>
  );
}
