import type { DemoThread } from './shapes.js';

/** What readers said under the paper's other stories. */
export const otherThreads: readonly DemoThread[] = [
  {
    path: 'science/logbooks-of-fog',
    replies: [
      { key: 'fog-volunteer', author: 'margaret', minutesAfter: 42, body: 'I have copied about six hundred of these lines. After a while you know the keepers by their sevens. One of them wrote *fine* every day of his wedding week and nothing else.' },
      { key: 'fog-nine', author: 'dev', minutesAfter: 75, body: 'Nine days a year is a large loss. Does the trend survive if the years with a new keeper are left out? People judge “can I see the point” differently.' },
      { key: 'fog-nine-answer', author: 'hanna', minutesAfter: 131, answers: 'fog-nine', body: 'Gute Frage. Bei uns im Wetterdienst vergleicht man dafür zwei benachbarte Türme: Wechselt nur einer den Wärter, sieht man den Sprung.' },
      { key: 'fog-nine-thanks', author: 'dev', minutesAfter: 150, answers: 'fog-nine-answer', body: 'That is elegant. Thank you.' },
    ],
  },
  {
    path: 'cities/orchard-in-the-car-park',
    replies: [
      { key: 'orchard-trader', author: 'tomasz', minutesAfter: 31, body: 'I keep a shop on a street like this one. The trees are lovely and my Tuesdays are empty. Both of these are true, and only one gets photographed.' },
      { key: 'orchard-bus', author: 'lucia', minutesAfter: 58, answers: 'orchard-trader', body: 'En mi pueblo pasó lo mismo hasta que pusieron un autobús los martes. No eran los árboles: era que no había otra forma de llegar.' },
      { key: 'orchard-bus-yes', author: 'tomasz', minutesAfter: 96, answers: 'orchard-bus', body: 'A Tuesday bus would do it. I shall bring this reply to the next meeting.' },
      { key: 'orchard-water', author: 'sapper', minutesAfter: 120, body: 'For anybody planning the same: test the soil under old tarmac before you eat what grows there.' },
    ],
  },
  {
    path: 'business/couriers-buy-the-company',
    replies: [
      { key: 'couriers-rota', author: 'elif', minutesAfter: 64, body: 'Kış nöbetini yazanın en kötü gün çalışması harika bir kural. Bizim ofise de lazım.' },
      { key: 'couriers-prices', author: 'jonas', minutesAfter: 88, body: 'A tenth more, and two large customers gone. I would like to know what the riders earn now against then; without that number it is a pleasant story.' },
      { key: 'couriers-prices-desk', author: 'ines', minutesAfter: 140, answers: 'couriers-prices', body: 'They asked us not to print individual wages. We can say that the lowest is now above what the highest was.' },
    ],
  },
  {
    path: 'culture/library-after-midnight',
    replies: [
      { key: 'library-father', author: 'etienne', minutesAfter: 210, body: 'Ma fille ne dormait qu’en mouvement. Une salle ouverte, chauffée, où personne ne vous demande ce que vous faites là à trois heures : j’aurais payé cher pour cela.' },
      { key: 'library-nurse', author: 'zarmina', minutesAfter: 305, body: 'زه نرسه یم. د شپې له نوبت وروسته د کتابتون چوپتیا تر خوبه ښه ده.' },
      { key: 'library-nurse-answer', author: 'claire', minutesAfter: 322, answers: 'library-nurse', body: 'Merci pour ce que vous faites, et bonne lecture.' },
    ],
  },
  {
    path: 'travel/slow-trains',
    replies: [
      { key: 'trains-windows', author: 'hanna', minutesAfter: 26, body: 'Fenster, die man öffnen kann! Allein dafür.' },
      { key: 'trains-price', author: 'nightbus', minutesAfter: 47, body: 'Lovely, until you need to be somewhere.' },
      { key: 'trains-price-answer', author: 'margaret', minutesAfter: 59, answers: 'trains-price', body: 'You *are* somewhere. That is rather the point of it.' },
      { key: 'trains-hejaz', author: 'layla', minutesAfter: 133, body: 'جدي كان يحكي عن قطار يصل متأخرًا دائمًا ولا يشتكي أحد، لأن القهوة كانت جيدة.' },
      { key: 'trains-hejaz-answer', author: 'sami', minutesAfter: 151, answers: 'trains-hejaz', body: 'القهوة الجيدة تغفر للجدول الزمني كل شيء.' },
    ],
  },
  {
    path: 'sport/youngest-umpire',
    replies: [
      { key: 'umpire-pebbles', author: 'dev', minutesAfter: 15, body: 'Six pebbles from the same beach. Give that girl a Test match.' },
      { key: 'umpire-helmet', author: 'sapper', minutesAfter: 37, body: 'Dead ball, since you ask. I had to look it up.' },
    ],
  },
];
