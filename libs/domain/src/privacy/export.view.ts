import type { ExportView } from '#contract/own-account';
import type { Export } from './exports.store.js';

/** An export as its owner sees it: how far it is, and where its files are once it is ready. */
export const viewExport = ({ id, state, progress, createdAt, expiresAt, jsonBytes, csvBytes }: Export): ExportView => ({
  id,
  state,
  progress,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  files: (
    [
      ['json', jsonBytes],
      ['csv', csvBytes],
    ] as const
  ).flatMap(([format, bytes]) => (bytes === null ? [] : [{ format, url: `/api/v1/me/export/${id}/${format}`, bytes }])),
});
