import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One subject within a part of the page, between two hairlines. `alike`: one of several that may have the same title, and so no landmark. */
export function Block({ title, alike = false, children }: { title: string; alike?: boolean; children: ComponentChildren }) {
  const id = useId();
  const Part = alike ? 'article' : 'section';
  return (
    <Part class="block" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </Part>
  );
}
