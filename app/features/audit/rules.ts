export const auditPerPage = 50;

/** Beyond this many entries the list only says that there are more. */
export const auditCountLimit = 10_000;
