import { z } from 'zod';

/** What a check may lead to: told to moderators only, held for one, or refused. */
const checkOutcome = z.enum(['tag', 'hold', 'refuse']);

/** The checks of which a site has a say. */
export const checkFields = {
  'repetition': checkOutcome,
  'near-repetition': checkOutcome,
  'burst': checkOutcome,
  'banned-words': checkOutcome,
  'suspect-words': checkOutcome,
  'links': checkOutcome,
};

/** What the checks lead to of which a site has a say; of the others there is only one right thing. */
export const siteChecks = z.object({
  'repetition': checkFields.repetition.default('refuse'),
  'near-repetition': checkFields['near-repetition'].default('hold'),
  'burst': checkFields.burst.default('refuse'),
  'banned-words': checkFields['banned-words'].default('refuse'),
  'suspect-words': checkFields['suspect-words'].default('hold'),
  'links': checkFields.links.default('hold'),
}).meta({ id: 'SiteChecks' });
