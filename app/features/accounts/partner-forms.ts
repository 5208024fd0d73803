import { z } from "zod";
import { choice, email, optionalText, text } from "~/platform/forms/fields";
import { partnerKinds } from "./rules";

/** What an organisation says about itself. Errors are codes. */
export const registrationForm = z.object({
  kind: choice(partnerKinds),
  name: text(200),
  registrationNumber: optionalText(50),
  sector: optionalText(200),
  address: optionalText(500),
  contactName: text(200),
  contactEmail: email(),
  contactPhone: optionalText(50),
});

export const refusalForm = z.object({ reason: text(1000) });
