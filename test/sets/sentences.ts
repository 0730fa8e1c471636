/** What the labelled set is made of: whole sentences of one language, by what a moderator would make of them. */
export interface Sentences {
  /** Said before and after anything, good or bad. */
  before: string[];
  after: string[];
  approved: string[];
  rejected: string[];
  /** Words of both kinds in one text: criticism that is sharp, advertising that is polite, insults that are quoted. */
  approvedThough: string[];
  rejectedThough: string[];
}

export const sentences: Record<string, Sentences> = {
  en: {
    before: ['', 'To be honest,', 'I read this twice.', 'Good morning.', 'As somebody who lives here,', 'Well.'],
    after: ['', 'That is all.', 'What do others think?', 'Just saying.', 'Have a good day.', 'Think about it.'],
    approved: [
      'The council should publish the figures before the vote and not after it.',
      'My street floods every spring and the drains have not been cleaned since 2019.',
      'Thank you for the map; it explains the bus routes better than the city does.',
      'I disagree with the author: rents rose before the new law, not because of it.',
      'The second paragraph says eleven schools, the table says twelve. Which one is right?',
      'My daughter’s class has thirty pupils and one teacher, so more money is overdue.',
      'A tram costs more at first, but it lasts forty years and a bus lasts twelve.',
      'I voted for the mayor and still think that this budget is a mistake.',
      'Could you ask the hospital how long people wait at night?',
      'The photograph shows the old bridge; the new one is a mile further north.',
      'Farmers are not against the rule, they are against being told a week before it holds.',
      'We had the same debate ten years ago, and the market square is better for it.',
      'The report is worth reading in full, especially the chapter about heating.',
      'Nurses here work double shifts, and applause does not pay for childcare.',
    ],
    rejected: [
      'Earn five thousand dollars a week from home, write to me on WhatsApp now.',
      'Free crypto for the first hundred people, send your wallet address today.',
      'You are an idiot and everybody who agrees with you is an idiot too.',
      'Shut up, you stupid clown, nobody asked for your garbage opinion.',
      'Cheap designer watches and handbags, free shipping, visit my page.',
      'These people are vermin and should be thrown out of the country.',
      'I know where you live and you will regret what you wrote.',
      'My loan was approved in one hour by this honest lender, contact him for easy credit.',
      'The journalist is a paid liar, a whore of the government.',
      'Hot singles in your town are waiting, click on my profile picture.',
      'Go and drown yourself, the world would not miss you, moron.',
      'Doctor Ojo brought my husband back with a spell, his email is on my page.',
      'Double your bitcoin in a day, guaranteed profit, ask my manager how.',
      'Only a brainless sheep believes this rubbish, you pathetic loser.',
    ],
    approvedThough: [
      'Calling voters idiots, as the minister did, is no argument; he should apologise.',
      'I lost money with a crypto wallet, so the warning in this article comes too late for me.',
      'Whoever shouts “liar” at a journalist should say which sentence is wrong.',
    ],
    rejectedThough: [
      'Thank you for the article; for more about the budget and cheap loans, contact the lender on my page.',
      'I disagree with the author, and so would anybody who is not a brainless idiot like him.',
      'The council should be drowned in the river with all its figures.',
    ],
  },
  fr: {
    before: ['', 'Franchement,', 'Je viens de lire l’article.', 'Bonjour.', 'J’habite le quartier.', 'Bon.'],
    after: ['', 'Voilà tout.', 'Qu’en pensez-vous ?', 'Bonne journée.', 'À méditer.', 'C’est mon avis.'],
    approved: [
      'La mairie devrait publier le budget avant le vote du conseil.',
      'Ma rue est inondée chaque printemps et personne ne nettoie les caniveaux.',
      'Merci pour la carte, elle explique enfin le trajet des nouveaux bus.',
      'Je ne partage pas cette analyse : les loyers montaient déjà avant la loi.',
      'Le tableau indique douze écoles et le texte onze, lequel est juste ?',
      'Le tramway coûte cher au début mais il dure quarante ans.',
      'J’ai voté pour cette équipe et je trouve pourtant ce projet mal préparé.',
      'Pourriez-vous demander à l’hôpital combien de temps on attend la nuit ?',
      'Les agriculteurs demandent surtout qu’on les prévienne plus tôt.',
      'Les infirmières font des doubles gardes et les applaudissements ne suffisent pas.',
      'La photo montre l’ancien pont, le nouveau se trouve plus au nord.',
    ],
    rejected: [
      'Gagnez cinq mille euros par semaine chez vous, écrivez-moi sur WhatsApp.',
      'Crédit facile en une heure sans justificatif, contactez ce prêteur honnête.',
      'Tu es un abruti et tous ceux qui te suivent sont des abrutis.',
      'Ferme-la, pauvre clown, ton avis ne vaut rien.',
      'Montres et sacs de luxe pas chers, livraison gratuite, visitez ma page.',
      'Ces gens sont de la vermine, il faut les jeter dehors.',
      'Je sais où tu habites et tu vas le regretter.',
      'Le grand marabout fait revenir votre mari en trois jours, son numéro est sur ma page.',
      'Cette journaliste est une menteuse payée, une vendue.',
      'Va te noyer, personne ne te pleurera, minable.',
      'Doublez vos bitcoins en un jour, gain garanti.',
    ],
    approvedThough: ['Traiter les électeurs d’abrutis n’est pas un argument, le ministre devrait s’excuser.', 'Un prêteur trouvé sur WhatsApp m’a volé deux mille euros : l’article a raison d’avertir.'],
    rejectedThough: ['Merci pour l’article ; pour un crédit facile, visitez ma page.', 'Je ne partage pas cette analyse, il faut être un pauvre abruti pour écrire cela.'],
  },
  de: {
    before: ['', 'Ehrlich gesagt:', 'Ich habe das zweimal gelesen.', 'Guten Morgen.', 'Ich wohne hier.', 'Na ja.'],
    after: ['', 'Das war’s.', 'Was meinen andere?', 'Schönen Tag noch.', 'Denkt darüber nach.', 'Nur meine Meinung.'],
    approved: [
      'Der Stadtrat sollte die Zahlen vor der Abstimmung veröffentlichen.',
      'Unsere Straße steht jedes Frühjahr unter Wasser, weil niemand die Gullys reinigt.',
      'Danke für die Karte, sie erklärt die neuen Buslinien besser als die Stadt.',
      'Da bin ich anderer Meinung: Die Mieten stiegen schon vor dem Gesetz.',
      'Im Text stehen elf Schulen, in der Tabelle zwölf. Was stimmt?',
      'Eine Straßenbahn kostet am Anfang mehr, hält aber vierzig Jahre.',
      'Ich habe die Bürgermeisterin gewählt und halte diesen Haushalt trotzdem für falsch.',
      'Können Sie im Krankenhaus fragen, wie lange man nachts wartet?',
      'Die Bauern wollen vor allem früher Bescheid wissen.',
      'Pflegekräfte arbeiten doppelte Schichten, Beifall hilft da nicht.',
      'Das Foto zeigt die alte Brücke, die neue liegt weiter nördlich.',
    ],
    rejected: [
      'Verdiene fünftausend Euro in der Woche von zu Hause, schreib mir auf WhatsApp.',
      'Kredit in einer Stunde ohne Auskunft, melde dich bei diesem ehrlichen Geldgeber.',
      'Du bist ein Idiot, und alle, die dir zustimmen, sind Idioten.',
      'Halt die Klappe, du dummer Clown.',
      'Billige Luxusuhren und Taschen, Versand gratis, besuche meine Seite.',
      'Dieses Pack ist Ungeziefer und gehört hinausgeworfen.',
      'Ich weiß, wo du wohnst, und du wirst es bereuen.',
      'Diese Journalistin ist eine bezahlte Lügnerin.',
      'Verdopple deine Bitcoin an einem Tag, Gewinn garantiert.',
      'Geh und ertränk dich, du Versager, niemand vermisst dich.',
    ],
    approvedThough: ['Wähler Idioten zu nennen, ist kein Argument; der Minister sollte sich entschuldigen.', 'Ein Geldgeber auf WhatsApp hat mich betrogen, die Warnung kommt für mich zu spät.'],
    rejectedThough: ['Danke für den Artikel; wer einen Kredit braucht, besuche meine Seite.', 'Da bin ich anderer Meinung, und das wäre jeder, der kein dummer Versager ist.'],
  },
};
