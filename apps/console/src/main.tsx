import { options, render } from 'preact';
import { holdStillWhilePressed } from '../../widget/src/frame/page/hold-still.js';
import { Console } from './shell/console.js';
import './style/tokens.css';
import './style/controls.css';
import './style/shell.css';
import './style/queue.css';
import './style/detail.css';
import './style/rooms.css';
import './style/team.css';
import './style/overview.css';
import './style/people.css';
import './style/sites.css';
import './style/bulk.css';

holdStillWhilePressed(options);
const place = document.getElementById('console');
if (place !== null) render(<Console />, place);
