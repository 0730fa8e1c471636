/** What somebody has marked in the text of a reply before pressing "Answer", as a quotation; empty when nothing is marked there. */
export function selectedQuote(replyId: string): string {
  const selection = getSelection();
  const body = selection?.anchorNode?.parentElement?.closest('.body');
  if (!selection || selection.isCollapsed || !body?.contains(selection.focusNode)) return '';
  if (body.closest<HTMLElement>('[data-reply]')?.dataset['reply'] !== replyId) return '';
  const lines = selection.toString().trim().split(/\n+/);
  return `${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}
