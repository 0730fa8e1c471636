import type { BulkPreview, BulkPreviewBody, BulkView } from '#contract/bulk';
import type { Answer, ApiClient } from '../api/client.js';

/** What is asked of the api about one decision on many replies, by name. */
export class BulkDesk {
  constructor(private readonly client: ApiClient) {}

  preview(body: BulkPreviewBody): Promise<Answer<BulkPreview>> {
    return this.client.ask('POST', '/moderation/bulk/previews', body);
  }

  start(previewId: string): Promise<Answer<BulkView>> {
    return this.client.ask('POST', '/moderation/bulk', { previewId });
  }

  read(id: string): Promise<Answer<BulkView>> {
    return this.client.ask('GET', `/moderation/bulk/${id}`);
  }

  undo(id: string): Promise<Answer<BulkView>> {
    return this.client.ask('POST', `/moderation/bulk/${id}/undo`);
  }
}
