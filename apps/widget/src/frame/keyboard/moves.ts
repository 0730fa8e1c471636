/** The keys that lead from reply to reply, and open an answer to the one that has the focus. */
export const moves = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'] as const;
export type Move = (typeof moves)[number];

export const isMove = (key: string): key is Move => (moves as readonly string[]).includes(key);
