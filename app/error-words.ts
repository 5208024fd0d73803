import { m } from "~/platform/i18n/generated/messages";

type Words = { title: string; text: string };

const byStatus: Record<number, () => Words> = {
  400: () => ({ title: m.frame_error_400(), text: m.frame_error_400_text() }),
  403: () => ({ title: m.frame_error_403(), text: m.frame_error_403_text() }),
  404: () => ({ title: m.frame_error_404(), text: m.frame_error_404_text() }),
  405: () => ({ title: m.frame_error_405(), text: m.frame_error_405_text() }),
  409: () => ({ title: m.frame_error_409(), text: m.frame_error_409_text() }),
  413: () => ({ title: m.frame_error_413(), text: m.frame_error_413_text() }),
  415: () => ({ title: m.frame_error_415(), text: m.frame_error_415_text() }),
  422: () => ({ title: m.frame_error_422(), text: m.frame_error_422_text() }),
  429: () => ({ title: m.frame_error_429(), text: m.frame_error_429_text() }),
  500: () => ({ title: m.frame_error_500(), text: m.frame_error_500_text() }),
  503: () => ({ title: m.frame_error_503(), text: m.frame_error_503_text() }),
};

/** What an error page says. Rooms may word their own refusals in `refusalWords`; the rest goes by status. */
export function errorWords(status: number, code: string | null): Words {
  const words = (byStatus[status] ?? byStatus[500]!)();
  const own = code === null ? undefined : refusalWords[code];
  return own ? { ...words, text: own() } : words;
}

/** Codes of RuleBroken and Conflict in words; rooms add their own here when a page does not catch them itself. */
export const refusalWords: Record<string, () => string> = {};
