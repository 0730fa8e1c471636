import './frame.css';
import { hydrate, options } from 'preact';
import type { FrameModel } from '#contract/frame';
import { Api } from './account/api.js';
import { browserNeighbours } from './account/neighbours.js';
import { Session } from './account/session.js';
import { Host } from './host/host.js';
import { App } from './page/app.js';
import { Texts, type Catalogue } from './texts/texts.js';

const root = document.getElementById('discussion');
const handover = document.getElementById('handover')?.textContent;
if (root && handover) {
  const { model, catalogue } = JSON.parse(handover) as { model: FrameModel; catalogue: Catalogue };
  const texts = new Texts(model.locale, catalogue);
  const api = new Api((url, init) => fetch(url, init));
  const tools = {
    api,
    session: new Session(api, browserNeighbours()),
    host: new Host(model.embedded, model.site, texts.say('discussion')),
  };
  hydrate(<App model={model} texts={texts} tools={tools} />, root);
  document.documentElement.classList.add('ready');
  // Right after what can be read, and before the parts that move it.
  void import('./page/hold-still.js').then(
    (part) => part.holdStillWhilePressed(options),
    () => undefined,
  );
  tools.host.start(root, () => dispatchEvent(new Event('belowline:moved')));
  const target = model.embedded && model.focus ? document.querySelector('.target') : null;
  if (target) tools.host.show(target);
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  // Only pages of publishers who know their readers bring one; all others do without this part.
  if (token)
    void import('./account/publisher.js').then((part) =>
      part.enterWithToken(tools.session, model.site.publicKey, token),
    );
}
