/** Where somebody reads a statement of reasons: on their account page, at the very entry; at the list of all where none is named. */
export const statementPath = (id: string | null | undefined, locale?: string): string =>
  `/account${locale === undefined ? '' : `?lang=${locale}`}#decisions${id == null ? '' : `/${id}`}`;
