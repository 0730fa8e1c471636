/** Texts as long as people's: a few words, mostly a paragraph, now and then three. Made of words, so that they compress like texts. */
const WORDS =
  `the of and a to in is that it was for on as with they be at one have this from or had by hot but some what there we can out other were all your
   when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him
   two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new
   work part take get place made live where after back little only round man year came show every good me give our under name very through just form
   much great think say help low line before turn cause same mean differ move right boy old too does tell sentence set three want air well also play
   small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house
   picture try us again animal point mother world near build self earth father council budget minister paper vote market station school hospital
   river bridge election reporter evidence promise nobody everybody sensible nonsense agreed exactly honestly perhaps moreover however statement
   inquiry committee taxpayer neighbour pavement railway timetable newspaper editorial argument disagree question answer weather harvest climate`
    .split(/\s+/);

/** How many words each paragraph of a text has; the texts go round this list. About 45 words in the middle. */
const LENGTHS: readonly (readonly number[])[] = [[9], [38], [52], [24, 40], [61], [14], [45], [33, 58, 41], [70], [27], [48], [85, 30]];

/** The same at every run: a benchmark's input must not change by chance. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

export function makeTexts(count: number): string[] {
  const numbers = chance(20_210_826);
  const word = (): string => WORDS[Math.floor(numbers.next().value * WORDS.length)] ?? '';
  const paragraph = (words: number): string => `${Array.from({ length: words }, word).join(' ')}.`;
  return Array.from({ length: count }, (_, place) => (LENGTHS[place % LENGTHS.length] ?? []).map(paragraph).join('\n\n'));
}
