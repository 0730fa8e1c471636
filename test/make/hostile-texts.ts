/** What an editor fears to find in a text field. Each would show in some way when it was not taken for mere text. */
export const hostileTexts: Record<string, string> = {
  'a script': '<script>window.ran = "script"</script>And then some words.',
  'a script in capitals, unclosed': '<SCRIPT SRC=//evil.test/x.js',
  'an image that fails': '<img src=x onerror="window.ran=1">',
  'a closed script element': '</script><script>window.ran = 1</script>',
  'a comment and a style': '<!--><style>body{display:none}</style>--><svg onload=window.ran=1>',
  'an address that is a script': '[press me](javascript:window.ran=1) [or me](JaVaScRiPt&colon;window.ran=1) <javascript:window.ran=1>',
  'data as an address': '[here](data:text/html;base64,PHNjcmlwdD53aW5kb3cucmFuPTE8L3NjcmlwdD4=)',
  'broken markup': '<b><i>**never* _closed <div><table><td></p></blockquote>\n> > > * 1. [',
  'the end of a character section': ']]> <!-- --> <?xml version="1.0"?> &bogus; &#0; &#x1F4A9; &lt;script&gt;',
  'an override of direction': 'Pay \u202Eecila ot\u202C and \u2067\u2067\u2067 isolates that are never closed \u202E\u202D',
  zalgo: 'H\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C'.repeat(40),
  'five thousand emoji': '👩‍👩‍👧‍👦'.repeat(714),
  'nothing that can be seen': 'in\u200Bvi\u200Cs\u200Di\u2060ble\uFEFF \u00AD\u034F\u061C\u115F\u3164 text',
  'one word without an end': 'm'.repeat(4_900),
  'quotes all the way down': '> '.repeat(1_500) + 'deep',
  'lists all the way down': Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- item`).join('\n').slice(0, 4_900),
  'emphasis without an end': '*a_ '.repeat(1_200),
  'brackets without an end': '['.repeat(4_900),
  'links without an end': '[a]('.repeat(1_200),
  'lone surrogates': 'half a pair \uD83D and the other \uDE00 apart',
  'letters that are eighteen': '\uFDFA'.repeat(5_000),
  'a word again and again, with accents': 'é '.repeat(2_450),
  'control characters': 'a\u0001b\u0008c\u000Bd\u001Fe\u007Ff\u0085g',
};

/** More than a request may carry of a text that a careless recogniser of addresses takes seconds for (CVE-2026-48801). */
export const addresses = 'a@b.com '.repeat(8_192);
