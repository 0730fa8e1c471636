/** By which the demonstration's site is known: a site that somebody set up has another key. */
export const DEMO_SITE_KEY = 'site_the-meridian';

/** A story of the demonstration newspaper. Every field is plain text: the page that shows it escapes it. */
export interface DemoStory {
  /** What follows `/demo/` in its address. */
  path: string;
  section: string;
  /** The place of its section on the front page. */
  sectionAnchor: string;
  headline: string;
  standfirst: string;
  byline: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
  /** As the paper prints it. */
  publishedText: string;
  /** What follows the origin, or null where there is no picture. */
  imagePath: string | null;
}

/** A story that is told by the simple template. */
export interface InventedStory extends DemoStory {
  firstParagraph: string;
  secondParagraph: string;
}

/** The article under which the demonstration's discussion is held; its text is in article.html. */
export const leadStory: DemoStory = {
  path: 'world/asia/who-is-ahmad-massoud',
  section: 'World / Asia',
  sectionAnchor: 'world',
  headline: 'Who is Ahmad Massoud, the man building an anti-Taliban resistance in Afghanistan?',
  standfirst: 'The leader of the Panjshir resistance says that he wants peace talks, but is preparing for conflict',
  byline: 'Conrad Duncan',
  publishedAt: '2021-08-26T16:16:00Z',
  publishedText: 'Thursday 26 August 2021, 17:16 BST',
  imagePath: '/demo/valley.svg',
};

/** The other stories of the front page, in its order. All are invented. */
export const inventedStories: readonly InventedStory[] = [
  {
    path: 'science/logbooks-of-fog',
    section: 'Science',
    sectionAnchor: 'science',
    headline: 'The lighthouse keepers’ logbooks that are teaching forecasters about fog',
    standfirst: 'A century of handwritten entries is being read line by line, by people who have never seen the sea from a tower',
    byline: 'Perrine Holloway',
    publishedAt: '2021-08-26T05:00:00Z',
    publishedText: 'Thursday 26 August 2021, 06:00 BST',
    imagePath: null,
    firstParagraph:
      'For a hundred and four years, whoever kept the light at Skerrow Head wrote down four times a day whether the far point could be seen. The last keeper left in 1988, and the books went into a cupboard. They have now been photographed, and some four hundred volunteers are copying the entries one line at a time, arguing in the margins about whether a word is “haar” or “hazy”.',
    secondParagraph:
      'Fog is hard for forecasters because it is small, local and brief, and because nobody measured it well until recently. The first results suggest that the coast has lost about nine foggy days a year since the 1930s, and that the loss is in the mornings. The volunteers say that what keeps them reading is not the weather but the handwriting, and the keeper who recorded, on a clear night in 1911, simply: nothing to add.',
  },
  {
    path: 'cities/orchard-in-the-car-park',
    section: 'Cities',
    sectionAnchor: 'cities',
    headline: 'Why one town is digging up its car parks to plant orchards',
    standfirst: 'Six hundred spaces have gone, eleven hundred trees have come, and the argument about it is in leaf',
    byline: 'Tobias Ferndale',
    publishedAt: '2021-08-26T06:30:00Z',
    publishedText: 'Thursday 26 August 2021, 07:30 BST',
    imagePath: null,
    firstParagraph:
      'The council of Harrowmere began with the car park behind the swimming baths, which flooded every autumn. It broke up the tarmac, planted plums and apples in the rubble, and found that the water now stayed where it fell. Four more car parks have followed. Each tree carries a number, and whoever waters number 212 through a dry summer may pick from it first.',
    secondParagraph:
      'Not everybody is pleased. Traders on the high street say that their regulars from the villages no longer stop, and have counted the empty tables; the council says that takings on market days are up, and has counted those. Both agree that the blossom in April was something to see. A vote on the sixth car park is expected before Christmas.',
  },
  {
    path: 'business/couriers-buy-the-company',
    section: 'Business',
    sectionAnchor: 'business',
    headline: 'The bicycle couriers who bought the company they rode for',
    standfirst: 'Two years on, the riders set the routes and the hours. They also stay up late over the accounts',
    byline: 'Amara Lindqvist',
    publishedAt: '2021-08-25T17:00:00Z',
    publishedText: 'Wednesday 25 August 2021, 18:00 BST',
    imagePath: null,
    firstParagraph:
      'When the owner of Quickstile announced that he would close it, thirty-one of its forty riders put in the price of a good bicycle each and borrowed the rest from a credit union. They own it now in equal shares. Nobody is paid by the parcel any more: there is an hourly wage, a rota that is argued out on Sundays, and a rule that the person who draws up the winter rota has to ride on the worst day of it.',
    secondParagraph:
      'The firm made a small loss in its first year and a smaller profit in its second. Prices went up by a tenth, and two large customers left. What surprised the riders, they say, was how much of running a business is reading: contracts, insurance, the small print of a lease. They have since set aside an hour a week, paid, for exactly that.',
  },
  {
    path: 'culture/library-after-midnight',
    section: 'Culture',
    sectionAnchor: 'culture',
    headline: 'A library leaves its quiet rooms open all night, and readers come',
    standfirst: 'What was meant for students before an examination has become a place for bakers, nurses and new parents',
    byline: 'Jules Okonedo',
    publishedAt: '2021-08-25T19:45:00Z',
    publishedText: 'Wednesday 25 August 2021, 20:45 BST',
    imagePath: null,
    firstParagraph:
      'At ten past three in the morning there are nineteen people in the reading room of the Corn Street library, and one of them is asleep. The experiment was to last for the three weeks of the examinations. That was in May. The students have gone home, and the room has filled with people whose day ends, or begins, when everything else is shut.',
    secondParagraph:
      'It costs the city one extra librarian, one guard and the heating. In return, the library lent more books between midnight and six in July than it did in the whole of February. The most borrowed title on the night shift is a guide to bread. The librarians would like to point out that it was so before the bakers came.',
  },
  {
    path: 'travel/slow-trains',
    section: 'Travel',
    sectionAnchor: 'travel',
    headline: 'The slow trains are filling up again, and nobody aboard seems to mind',
    standfirst: 'Nine hours, four changes of landscape and a dining car: the timetable as a pleasure',
    byline: 'Wren Castellan',
    publishedAt: '2021-08-26T08:15:00Z',
    publishedText: 'Thursday 26 August 2021, 09:15 BST',
    imagePath: null,
    firstParagraph:
      'The 8.52 takes the long way round. It stops at every station with a bench, waits eleven minutes at a junction for a connection that is rarely made, and arrives nine hours later in a city that the express reaches in three. Two summers ago it ran a quarter full. This August there was a queue for the dining car before the first tunnel.',
    secondParagraph:
      'Passengers give many reasons: the price, the windows that open, the heat, the year they have all just had. The railway had planned to withdraw the service next spring. It has now ordered six old carriages to be repainted instead, and asked the guard, who has worked the line for thirty years, to write down what he tells people when they ask about the viaduct.',
  },
  {
    path: 'sport/youngest-umpire',
    section: 'Sport',
    sectionAnchor: 'sport',
    headline: 'Village cricket’s youngest umpire is eleven, and takes no arguments',
    standfirst: 'She learned the laws by heart in one winter. By June, the batsmen had learned to walk',
    byline: 'Harriet Pell',
    publishedAt: '2021-08-26T12:00:00Z',
    publishedText: 'Thursday 26 August 2021, 13:00 BST',
    imagePath: null,
    firstParagraph:
      'It began because the regular umpire at Nether Wallow had a bad hip, and because nobody else in the pavilion could say what happens when the ball lodges in a helmet. Ottilie Marsh, then ten, could: she had been reading the laws to fall asleep. She stood at square leg for an over, then for an afternoon, and has now stood in fourteen matches.',
    secondParagraph:
      'She has been asked for her age by three visiting captains and has told each of them that it is not in the laws. Only one decision has been disputed, a run-out in May; the photograph that settled it hangs in the pavilion. Asked what is hardest, she says that it is the counting, and that she uses six pebbles from the same beach.',
  },
];

/** The story at an address below `/demo/`. */
export const findStory = (path: string): DemoStory | undefined => [leadStory, ...inventedStories].find((story) => story.path === path);
