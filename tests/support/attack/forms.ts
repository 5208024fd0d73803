/** Forms as a browser would read them out of a page. */
export type Field = {
  name: string;
  kind: string;
  value: string;
  options: string[];
  checked: boolean;
};
export type PageForm = { action: string; method: "get" | "post"; multipart: boolean; fields: Field[] };

export function formsIn(html: string, here: string): PageForm[] {
  const visible = html.replace(/<script\b[\s\S]*?<\/script>/g, "");
  return [...visible.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = "", inner = ""]) => ({
    action: attribute(head, "action") ?? here,
    method: attribute(head, "method")?.toLowerCase() === "post" ? "post" : "get",
    multipart: /multipart/.test(head),
    fields: fieldsIn(inner),
  }));
}

export function linksIn(html: string): string[] {
  const visible = html.replace(/<script\b[\s\S]*?<\/script>/g, "");
  return [...visible.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)].map(([, href]) => plain(href!));
}

function fieldsIn(html: string): Field[] {
  const fields: Field[] = [];
  for (const [, tag = "", head = "", inner = ""] of html.matchAll(
    /<(input|button)\b([^>]*)>|<(?:select)\b[^>]*>|<textarea\b[^>]*>/g,
  )) {
    const name = attribute(head, "name");
    if (!tag || !name) continue;
    fields.push({
      name,
      kind: tag === "button" ? "button" : (attribute(head, "type") ?? "text"),
      value: attribute(head, "value") ?? (attribute(head, "type") === "checkbox" ? "on" : inner),
      options: [],
      checked: /\schecked\b/.test(head),
    });
  }
  for (const [, head = "", inner = ""] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(head, "name");
    if (!name) continue;
    const options = [...inner.matchAll(/<option\b([^>]*)>([^<]*)/g)];
    const chosen = options.find(([, own]) => /\sselected\b/.test(own!));
    const values = options.map(([, own = "", text = ""]) => attribute(own, "value") ?? plain(text));
    fields.push({
      name,
      kind: "select",
      value: chosen ? (attribute(chosen[1]!, "value") ?? "") : (values[0] ?? ""),
      options: values,
      checked: false,
    });
  }
  for (const [, head = "", inner = ""] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(head, "name");
    if (name) fields.push({ name, kind: "textarea", value: plain(inner), options: [], checked: false });
  }
  return fields;
}

/** A filling that has a good chance of being taken: what stands there, and something sensible where nothing does. */
export function sensibleFilling(form: PageForm): [string, string][] {
  const filled: [string, string][] = [];
  const chosen = new Set<string>();
  for (const field of form.fields) {
    if (field.kind === "submit" || field.kind === "file") continue;
    if (field.kind === "radio" || field.kind === "button") {
      const group = form.fields.filter((f) => f.name === field.name && f.kind === field.kind);
      const one = group.find((f) => f.checked) ?? group[0]!;
      if (!chosen.has(field.name)) filled.push([field.name, one.value]);
      chosen.add(field.name);
    } else if (field.kind === "checkbox") {
      const group = form.fields.filter((f) => f.name === field.name);
      if (field.checked || (group.length === 1 && !chosen.has(field.name)) || field === group[0])
        filled.push([field.name, field.value]);
      chosen.add(field.name);
    } else if (field.kind === "select") {
      filled.push([field.name, field.value || (field.options.find((o) => o !== "") ?? "")]);
    } else filled.push([field.name, field.value || guess(field)]);
  }
  return filled;
}

function guess({ kind, name }: Field): string {
  if (kind === "hidden") return "";
  if (kind === "date" || /date|_on$|On$|day|from|until|birth/i.test(name)) return "2023-07-03";
  if (kind === "email" || /email/i.test(name)) return "orang@contoh.test";
  if (kind === "tel" || /phone/i.test(name)) return "081200009999";
  if (kind === "number" || /amount|value|count|places|quota|size|number|budget/i.test(name)) return "10";
  if (kind === "password") return "panjang-sekali-9999";
  return "Keterangan";
}

function attribute(head: string, name: string): string | undefined {
  const found = head.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "i"))?.[1];
  return found === undefined ? undefined : plain(found);
}

/** The five entities React writes. */
export function plain(text: string): string {
  return text
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
