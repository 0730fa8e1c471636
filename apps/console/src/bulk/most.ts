/** So many replies at once, as the api takes them: BULK_MOST of the contract, whose code is in no browser. */
export const BULK_MOST = 500;
