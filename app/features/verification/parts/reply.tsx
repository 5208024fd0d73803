import { useActionData } from "@remix-run/react";
import { ErrorSummary } from "~/ui/error-summary";
import type { Reply } from "../form-reply.server";
import { problemWord } from "./problem-words";

/** The answer to a form that could not be accepted: error and typed value of each field. */
export function useReply() {
  const given = useActionData() as Reply | undefined;
  const errors = given?.errors ?? {};
  return {
    error: (name: string): string | undefined => (errors[name] ? problemWord(errors[name]) : undefined),
    /** What was typed, else what is stored. */
    value: (name: string, stored?: string | null): string | undefined =>
      given ? given.values[name] : (stored ?? undefined),
    summary: (
      <ErrorSummary
        errors={Object.entries(errors).map(([name, code]) => ({
          text: problemWord(code),
          id: name || undefined,
        }))}
      />
    ),
  };
}
