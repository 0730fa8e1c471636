import { useEffect, useState } from 'preact/hooks';
import type { ExportView } from '#contract/own-account';
import type { ToldProblem } from '../../../widget/src/frame/account/api.js';
import { useMe, useRoom } from '../page/room.js';

/** Looked at often in the beginning, when a small export is ready at once, and then less and less. */
const FIRST_MS = 500;
const SLOWER = 1.6;
const LAST_MS = 15_000;

/** This browser remembers what was asked for: its owner may leave and come back. */
const placeOf = (userId: string): string => `belowline-export:${userId}`;

function remembered(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(place: string, id: string): void {
  try {
    localStorage.setItem(place, id);
  } catch {
    // A browser that keeps nothing shows it only as long as the page is open.
  }
}

/** Somebody said no; whoever could not answer just now is asked again. */
const isRefusal = (problem: ToldProblem | null): boolean => problem !== null && problem.status < 500 && problem.retryAfter === undefined;

/** Follows an export until it is ready or has failed. */
export function useExport() {
  const { api } = useRoom();
  const place = placeOf(useMe().id);
  const [id, setId] = useState(() => remembered(place));
  const [exported, setExported] = useState<ExportView | null>(null);

  useEffect(() => {
    if (id === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const look = async (pause: number) => {
      const outcome = await api.call<ExportView>(`/me/export/${id}`);
      if (ended) return;
      if (outcome.ok) setExported(outcome.value);
      const over = outcome.ok ? ['ready', 'failed'].includes(outcome.value.state) : isRefusal(outcome.problem);
      if (!over) timer = setTimeout(() => void look(Math.min(LAST_MS, pause * SLOWER)), pause);
    };
    void look(FIRST_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [id]);

  function follow(next: string) {
    remember(place, next);
    setExported(null);
    setId(next);
  }
  return { exported, follow };
}
