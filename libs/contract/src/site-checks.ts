import { z } from 'zod';

/** What a check may lead to: told to moderators only, held for one, or refused. */
const checkOutcome = z.enum(['tag', 'hold', 'refuse']);

/** The host of links as browsers write it: small letters, other scripts as Punycode. It stands for all below it too. */
const linkHost = z
  .string()
  .max(253)
  .refine((value) => value.includes('.') && URL.parse(`https://${value}/`)?.hostname === value, { error: 'must be a host such as example.org, without a path' });

/** More hosts than this are no list that somebody keeps by hand. */
const MOST_HOSTS = 200;

/** Which hosts links may lead to. */
export const linkHostFields = {
  /** Links to these do not count among those that a reply may have. */
  allowed: z.array(linkHost).max(MOST_HOSTS),
  /** A reply with a link to one of these is what the check `link-hosts` says. */
  refused: z.array(linkHost).max(MOST_HOSTS),
};

/** Which hosts links may lead to, where a site says nothing: anywhere. */
export const linkHosts = z.object({
  allowed: linkHostFields.allowed.default([]),
  refused: linkHostFields.refused.default([]),
}).meta({ id: 'LinkHosts' });

/** The checks of which a site has a say. */
export const checkFields = {
  'repetition': checkOutcome,
  'near-repetition': checkOutcome,
  'burst': checkOutcome,
  'banned-words': checkOutcome,
  'suspect-words': checkOutcome,
  'links': checkOutcome,
  'link-hosts': checkOutcome,
};

/** What the checks lead to of which a site has a say; of the others there is only one right thing. */
export const siteChecks = z.object({
  'repetition': checkFields.repetition.default('refuse'),
  'near-repetition': checkFields['near-repetition'].default('hold'),
  'burst': checkFields.burst.default('refuse'),
  'banned-words': checkFields['banned-words'].default('refuse'),
  'suspect-words': checkFields['suspect-words'].default('hold'),
  'links': checkFields.links.default('hold'),
  'link-hosts': checkFields['link-hosts'].default('refuse'),
}).meta({ id: 'SiteChecks' });
