/** What each code of a pledge is called, in the reader's language. Kinds and units stand in the needs room. */
import { m } from "~/platform/i18n/generated/messages";
import type { ImplementerKind, PayeeKind, PledgeState } from "../rules";
import type { WishGroup } from "../rules/wishes";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const pledgeStateLabels: Labels<PledgeState> = {
  draft: () => m.pledges_state_draft(),
  submitted: () => m.pledges_state_submitted(),
  returned: () => m.pledges_state_returned(),
  accepted: () => m.pledges_state_accepted(),
  agreed: () => m.pledges_state_agreed(),
  running: () => m.pledges_state_running(),
  completed: () => m.pledges_state_completed(),
  rejected: () => m.pledges_state_rejected(),
  withdrawn: () => m.pledges_state_withdrawn(),
};

export const wishGroupLabels: Labels<WishGroup> = {
  poorest: () => m.pledges_group_poorest(),
  female_head: () => m.pledges_group_female_head(),
  women: () => m.pledges_group_women(),
  youth: () => m.pledges_group_youth(),
  elderly: () => m.pledges_group_elderly(),
  disability: () => m.pledges_group_disability(),
  farmer: () => m.pledges_group_farmer(),
  fisher: () => m.pledges_group_fisher(),
};

export const implementerLabels: Labels<ImplementerKind> = {
  partner: () => m.pledges_implementer_partner(),
  contractor: () => m.pledges_implementer_contractor(),
  training_centre: () => m.pledges_implementer_training_centre(),
  armed_forces: () => m.pledges_implementer_armed_forces(),
  foundation: () => m.pledges_implementer_foundation(),
  community: () => m.pledges_implementer_community(),
  agency: () => m.pledges_implementer_agency(),
};

export const payeeLabels: Labels<PayeeKind> = {
  contractor: () => m.pledges_payee_contractor(),
  supplier: () => m.pledges_payee_supplier(),
  trainer: () => m.pledges_payee_trainer(),
  community: () => m.pledges_payee_community(),
  recipient: () => m.pledges_payee_recipient(),
  own_staff: () => m.pledges_payee_own_staff(),
};
