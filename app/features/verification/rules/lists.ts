/** Rows shown on one page of any list of this room. */
export const listPageSize = 50;
