import { options, render } from 'preact';
import { Api } from '../../widget/src/frame/account/api.js';
import { browserNeighbours } from '../../widget/src/frame/account/neighbours.js';
import { Session } from '../../widget/src/frame/account/session.js';
import { holdStillWhilePressed } from '../../widget/src/frame/page/hold-still.js';
import '../../widget/src/frame/style/paper.css';
import '../../widget/src/frame/style/account.css';
import { takeToken } from './link/link-token.js';
import { AccountPage } from './page/account-page.js';
import './style/account-page.css';

// Before anything else: what is in the address can be read over a shoulder, and by whatever else looks at it.
const token = takeToken();
// The link of a second message, opened where this one was: to the browser that is the same page, to its owner it is not.
addEventListener('hashchange', () => location.hash.startsWith('#token=') && location.reload());
holdStillWhilePressed(options);
const api = new Api((url, init) => fetch(url, init));
const session = new Session(api, browserNeighbours());
const place = document.getElementById('account');
if (place) render(<AccountPage api={api} session={session} token={token} />, place);
