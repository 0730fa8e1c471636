import { renderToString } from 'preact-render-to-string';
import type { FrameRenderer, ProfileModel } from '#contract/frame';
import { App } from './page/app.js';
import { Document } from './page/document.js';
import { plainTexts } from './plain/plain-texts.js';
import { ProfileDocument } from './profile/profile-document.js';
import { loadProfileTexts } from './profile/texts/load-profile-texts.js';
import { catalogueFor, locales as known } from './texts/catalogues.js';
import { Texts } from './texts/texts.js';

/** The languages that the frame has texts for. */
export const locales: FrameRenderer['locales'] = known;

/** Renders the whole page, readable as it is, with what the browser needs to take it over. */
export const renderFrame: FrameRenderer['renderFrame'] = (model, assets, surroundings) => {
  const catalogue = catalogueFor(model.locale);
  const texts = new Texts(model.locale, catalogue);
  const handover = JSON.stringify({ model, catalogue }).replaceAll('<', '\\u003c');
  // On its own, as the browser will take it over, so that both make the same ids.
  const discussion = renderToString(<App model={model} texts={texts} tools={null} />);
  const around = { model, texts, plain: plainTexts(model.locale), assets, surroundings };
  return `<!doctype html>${renderToString(<Document {...around} handover={handover} discussion={discussion} />)}`;
};

/** Renders a reader's page. */
export const renderProfile: FrameRenderer['renderProfile'] = async (model: ProfileModel, assets) => {
  const words = await loadProfileTexts(model.locale);
  return `<!doctype html>${renderToString(<ProfileDocument model={model} words={words} plain={plainTexts(model.locale)} style={assets.style} />)}`;
};

export { feedWords, renderPlain } from './plain/render-plain.js';
