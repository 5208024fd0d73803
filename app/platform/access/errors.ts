/** The record does not exist, or is not this actor's to see: the same answer for both. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** The actor may see the record but not do this to it. */
export class Forbidden extends Error {
  override name = "Forbidden";
  constructor(public act: string) {
    super(`forbidden: ${act}`);
  }
}

/** A rule of the field forbids it; `code` is looked up in the message catalogue of the room. */
export class RuleBroken extends Error {
  override name = "RuleBroken";
  constructor(
    public code: string,
    public facts: Record<string, string | number> = {},
  ) {
    super(`rule broken: ${code}`);
  }
}

/** The record changed since the actor looked at it. */
export class Conflict extends Error {
  override name = "Conflict";
  constructor(
    public code: string,
    public facts: Record<string, string | number> = {},
  ) {
    super(`conflict: ${code}`);
  }
}

/** What arrived cannot be read as the form it claims to be. */
export class BadInput extends Error {
  override name = "BadInput";
  constructor(
    public code: string,
    public status = 400,
  ) {
    super(`bad input: ${code}`);
  }
}
