import type { Spot } from '#contract/moderation';
import { useTexts } from '../shell/texts-context.js';
import { markSpots } from './mark-spots.js';

interface Props {
  html: string | null;
  large?: boolean;
  /** What a check found in it. */
  spots?: readonly Spot[];
}

/** A reply's text as readers see it, marked where a check found something. The server sanitised it when it was written, and the page's policy backs that up. */
export function ReplyText({ html, large = false, spots = [] }: Props) {
  const texts = useTexts();
  if (html === null) return <p class="quiet">{texts.reply.hidden}</p>;
  return <div class={large ? 'reply-text large' : 'reply-text'} dir="auto" dangerouslySetInnerHTML={{ __html: spots.length === 0 ? html : markSpots(html, spots) }} />;
}
