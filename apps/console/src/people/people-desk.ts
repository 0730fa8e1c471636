import type { KnownWordsAnswer } from '#contract/moderation';
import type { FoundReader, ReaderReply, ReaderReport, ResetNameBody } from '#contract/people';
import type { Page } from '#contract/primitives';
import type { ReplyStatus } from '#contract/replies';
import type { ReaderRecord, SanctionBody, SanctionView } from '#contract/sanctions';
import type { Answer, ApiClient } from '../api/client.js';

/** Everything that is asked about readers, by name. */
export class PeopleDesk {
  constructor(readonly client: ApiClient) {}

  find(q: string): Promise<Answer<Page<FoundReader>>> {
    return this.client.ask('GET', `/moderation/users?${new URLSearchParams({ q }).toString()}`);
  }

  reader(id: string): Promise<Answer<ReaderRecord>> {
    return this.client.ask('GET', `/moderation/users/${id}`);
  }

  replies(id: string, status: ReplyStatus | null, cursor: string | null): Promise<Answer<Page<ReaderReply>>> {
    const query = new URLSearchParams({ limit: '20', ...(status === null ? {} : { status }), ...(cursor === null ? {} : { cursor }) });
    return this.client.ask('GET', `/moderation/users/${id}/replies?${query.toString()}`);
  }

  reports(id: string, side: 'about' | 'by', cursor: string | null): Promise<Answer<Page<ReaderReport>>> {
    const query = new URLSearchParams({ side, limit: '20', ...(cursor === null ? {} : { cursor }) });
    return this.client.ask('GET', `/moderation/users/${id}/reports?${query.toString()}`);
  }

  sanction(id: string, body: SanctionBody): Promise<Answer<SanctionView>> {
    return this.client.ask('POST', `/moderation/users/${id}/sanctions`, body);
  }

  end(id: string, sanctionId: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/moderation/users/${id}/sanctions/${sanctionId}`);
  }

  resetName(id: string, body: ResetNameBody): Promise<Answer<SanctionView>> {
    return this.client.ask('POST', `/moderation/users/${id}/name-reset`, body);
  }

  /** The sites that one moderates. */
  sites(): Promise<Answer<Pick<KnownWordsAnswer, 'everywhere' | 'sites'>>> {
    return this.client.lookUp('/moderation/words/lists');
  }
}
