import { Controller } from '@nestjs/common';
import type { NotificationsAnswer, PreferencesView } from '#contract/notifications';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { MailStops } from '#domain/mail/mail-stops';
import { ChangePreferences } from '#domain/notifications/change-preferences';
import { MarkNotificationsRead } from '#domain/notifications/mark-notifications-read';
import { findPreferences, type PreferenceRow } from '#domain/notifications/preferences.store';
import { viewPreferences } from '#domain/notifications/preferences.view';
import { ReadNotifications } from '#domain/notifications/read-notifications';
import { Database } from '#platform/database/database';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What a reader is told of, and how. */
@Controller()
export class NotificationsController {
  constructor(
    private readonly database: Database,
    private readonly readNotifications: ReadNotifications,
    private readonly markRead: MarkNotificationsRead,
    private readonly changePreferences: ChangePreferences,
    private readonly mailStops: MailStops,
  ) {}

  @Endpoint(routes.listNotifications)
  list(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listNotifications>): Promise<NotificationsAnswer> {
    return this.readNotifications.run(caller, query);
  }

  @Endpoint(routes.readNotifications)
  read(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.readNotifications>): Promise<void> {
    return this.markRead.run(caller, body);
  }

  @Endpoint(routes.readPreferences)
  async preferences(@CallerOf() caller: Caller): Promise<PreferencesView> {
    return this.view(caller, await findPreferences(this.database.client, caller.id));
  }

  @Endpoint(routes.changePreferences)
  async change(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.changePreferences>): Promise<PreferencesView> {
    return this.view(caller, await this.changePreferences.run(caller, body));
  }

  private async view({ email }: Caller, row: PreferenceRow): Promise<PreferencesView> {
    return { ...viewPreferences(row), mailStopped: email === null ? null : await this.mailStops.find(this.database.client, email) };
  }
}
