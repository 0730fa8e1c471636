import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';

interface Props {
  /** Null where the article is not known any more. */
  article: { headline: string; url: string } | null;
  onBack: () => void;
}

/** Above what is open: the way back to the list, where that is not beside it, and the article that it is about. */
export function DetailPlace({ article, onBack }: Props) {
  const texts = useTexts();
  return (
    <>
      <button class="plain back" onClick={onBack}>
        <Icon name="back" />
        {texts.queue.back}
      </button>
      {article !== null && (
        <p class="article-line">
          <span class="unseen">{texts.reply.in} </span>
          <a href={article.url} target="_blank" rel="noopener">
            <bdi>{article.headline}</bdi>
          </a>
        </p>
      )}
    </>
  );
}
