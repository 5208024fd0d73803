import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { Section } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { ExclusionFields } from "./exclusion-fields";
import { useReply } from "./reply";

/** Upheld or rejected, with the grounds, and the one reason when a family leaves for it. */
export function DecisionForm({ action, withReason }: { action: string; withReason: boolean }) {
  const { error, value } = useReply();
  return (
    <Section title={m.verification_objection_decide()}>
      <Form method="post" action={action} className="flow max-w-form" noValidate>
        <RadioGroup
          name="decision"
          label={m.verification_objection_decision()}
          defaultValue={value("decision")}
          error={error("decision")}
          options={[
            { value: "upheld", label: m.verification_objection_uphold() },
            { value: "rejected", label: m.verification_objection_reject() },
          ]}
        />
        <TextArea
          name="grounds"
          label={m.verification_objection_grounds()}
          defaultValue={value("grounds")}
          error={error("grounds")}
        />
        {withReason ? <ExclusionFields hint={m.verification_objection_reason_hint()} optional /> : null}
        <Button>{m.verification_objection_decide()}</Button>
      </Form>
    </Section>
  );
}
