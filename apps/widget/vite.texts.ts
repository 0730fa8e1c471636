import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

type Catalogue = { [key: string]: string | Catalogue };

const compiled = (catalogue: Catalogue): unknown =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => [
      key,
      typeof text === 'string' ? compileMessage(text) : compiled(text),
    ]),
  );

/** Reads the catalogues' ICU messages while building, so that no browser has to carry a parser for them. */
export const compiledTexts: Plugin = {
  name: 'compiled-texts',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/texts\/[a-z-]+\.json$/.test(id)) return null;
    return { code: JSON.stringify(compiled(JSON.parse(code) as Catalogue)), map: null };
  },
};
