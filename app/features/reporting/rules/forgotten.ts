/** Rows on one page of the forgotten list. */
export const forgottenPerPage = 50;
