/** The reason why only its author and moderators see a reply, where the author is told. */
export const SHADOWED = 'author.shadowed';

/** The same where the author is not told: it stands in the verdicts, for moderators, and in nothing that the author is sent. */
export const SHADOWED_UNTOLD = 'author.shadowed-untold';

/** Whether one's own reply waits for nobody: only oneself and moderators see it. */
export const isShadowed = ({ reasons }: { reasons?: readonly { code: string }[] | undefined }): boolean => reasons?.some(({ code }) => code === SHADOWED) === true;
