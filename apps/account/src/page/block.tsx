import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useRoom } from './room.js';

interface Props {
  title: string;
  /** One of several that may have the same title, and so no landmark. */
  alike?: boolean;
  /** It is what its reader came for: they are brought to it. */
  cameFor?: boolean;
  children: ComponentChildren;
}

/** One subject within a part of the page, between two hairlines. */
export function Block({ title, alike = false, cameFor = false, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { texts } = useRoom();
  // Again when their own language has come: what stands above has other lengths then.
  useEffect(() => {
    if (!cameFor) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [cameFor, texts]);
  const Part = alike ? 'article' : 'section';
  return (
    <Part class={cameFor ? 'block came-for' : 'block'} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={cameFor ? -1 : undefined}>
        {title}
      </h3>
      {children}
    </Part>
  );
}
