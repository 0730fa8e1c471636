import { MAIL_LINK_SECONDS, newLinkToken, type MailLinkKind } from '#domain/identity/mail-link';
import { insertMailLink } from '#domain/identity/mail-links.store';
import { Clock } from '#platform/clock/clock';
import { newId } from '#platform/database/new-id';
import type { TestApp } from '../support/test-app.js';

/** The token of a link as somebody finds it in their mailbox, without the mail. */
export async function makeMailLink(app: TestApp, { id, email }: { id: string; email: string }, kind: MailLinkKind): Promise<string> {
  const at = app.get(Clock).now();
  const token = newLinkToken();
  const expiresAt = new Date(at.getTime() + MAIL_LINK_SECONDS[kind] * 1_000);
  await app.database.transaction((tx) => insertMailLink(tx, { id: newId(at), kind, userId: id, email, token, at, expiresAt }));
  return token;
}
