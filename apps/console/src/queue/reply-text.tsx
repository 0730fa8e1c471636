import { useTexts } from '../shell/texts-context.js';

/** A reply's text as readers see it. The server sanitised it when it was written, and the page's policy backs that up. */
export function ReplyText({ html, large = false }: { html: string | null; large?: boolean }) {
  const texts = useTexts();
  if (html === null) return <p class="quiet">{texts.reply.hidden}</p>;
  return <div class={large ? 'reply-text large' : 'reply-text'} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
