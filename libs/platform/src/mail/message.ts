/** A message to one address, ready to be sent. */
export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** What it is about, in one word for a file's name: the template. */
  about: string;
  /** Names this message and no other; sent again it would have the same. */
  id: string;
  /** The link in it, which a machine of one's own is told in the log. */
  link: string | undefined;
  /** Where one POST ends letters of this kind (RFC 8058), for those that nobody asked for by what they just did. */
  unsubscribe: string | undefined;
}

/**
 * How an attempt to send ended. `later`: it is not with the server, and may be tried again. `unknown`: the server was handed
 * the text and its answer is not known. `noSuchAddress`: the server has nobody of that address. `given-back`: whoever was asked before the text was handed over said no.
 */
export type MailOutcome =
  | { kind: 'sent' }
  | { kind: 'refused'; why: string; noSuchAddress: boolean }
  | { kind: 'later'; why: string }
  | { kind: 'unknown'; why: string }
  | { kind: 'given-back' };

/** Asked right before the text leaves: from then on nobody else may send it. False keeps it here. */
export type MayHandOver = () => Promise<boolean>;
