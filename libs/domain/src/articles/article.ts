/** A page of a site. */
export interface Article {
  id: string;
  siteId: string;
  url: string;
  headline: string;
  standfirst: string | null;
  byline: string | null;
  section: string | null;
  publishedAt: Date | null;
  imageUrl: string | null;
  describedAt: Date | null;
  mainThreadId: string;
}
