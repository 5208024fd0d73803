type Changes = Record<string, string | number | readonly string[] | undefined>;

/**
 * The address of the same list with other choices: sorting, filters and page live in the query, so that going back, sharing
 * and printing keep them. `undefined` or "" removes a choice. Whatever changes, the list starts at its first page again,
 * unless the page itself was asked for.
 *
 *     listUrl("/households", search, { sort: "name" })   // ?q=siti&sort=name
 */
export function listUrl(path: string, search: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(search);
  next.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "" && !(name === "page" && Number(one) === 1))
        next.append(name, String(one));
    }
  }
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}

/**
 * A column's sort link for DataTable: sorts by `key`, or turns the order when it is sorted by it already. The query reads
 * `sort=name` (ascending) or `sort=-name` (descending).
 */
export function sortLink(path: string, search: URLSearchParams, key: string, byDefault = "") {
  const now = search.get("sort") ?? byDefault;
  const direction = now === key ? "ascending" : now === `-${key}` ? "descending" : undefined;
  const href = listUrl(path, search, { sort: direction === "ascending" ? `-${key}` : key });
  return direction ? ({ href, direction } as const) : { href };
}
