interface Person {
  id: string;
  name: string;
}

/** The colleagues whom a note names with an @; a name that begins with another’s whole name is the longer one’s. */
export function mentionsIn(body: string, colleagues: readonly Person[]): string[] {
  let rest = body.toLocaleLowerCase();
  const found: string[] = [];
  for (const { id, name } of [...colleagues].sort((one, other) => other.name.length - one.name.length)) {
    const called = `@${name.toLocaleLowerCase()}`;
    if (!rest.includes(called)) continue;
    found.push(id);
    rest = rest.replaceAll(called, ' ');
  }
  return found;
}
