import type { ComponentChildren } from 'preact';
import type { StatementView } from '#contract/redress';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { wordsFound } from './words-found.js';

/** One decision with everything that whom it concerns is told: what, why, on which facts, and by whom or what. */
export function StatementOf({ statement, cameFor, children }: { statement: StatementView; cameFor: boolean; children: ComponentChildren }) {
  const { texts } = useRoom();
  const { measure, at, until, holds, site, reply, article, decisionId } = statement;
  return (
    <Block alike cameFor={cameFor} title={texts.say(`measures.${measure}`)}>
      <p class="hint">
        {texts.say('decidedOn', { date: texts.date(at) })}
        {until && holds && ` · ${texts.say('decidedUntil', { date: texts.date(until) })}`}
        {' · '}
        {site ? <bdi>{site.name}</bdi> : texts.say('everywhere')}
        {!holds && ` · ${texts.say('decidedOver')}`}
      </p>
      <dl class="statement">
        {reply && (
          <>
            <dt>{texts.say('yourText')}</dt>
            <dd>
              <blockquote class="said" dir="auto" dangerouslySetInnerHTML={{ __html: reply.html }} />
              {article && (
                <p class="hint">
                  <a href={article.url} dir="auto">
                    {article.headline}
                  </a>
                </p>
              )}
            </dd>
          </>
        )}
        <Why statement={statement} />
        <dt>{texts.say('restsOn')}</dt>
        <dd>
          <Facts statement={statement} ofReply={decisionId !== null} />
          <p>{texts.say('decidedByPerson')}</p>
        </dd>
        {children}
      </dl>
    </Block>
  );
}

function Why({ statement: { ground, facts } }: { statement: StatementView }) {
  const { texts } = useRoom();
  return (
    <>
      <dt>{texts.say('whyDecided')}</dt>
      <dd>
        <p>{ground.basis === 'law' ? texts.say('byLaw') : texts.say('byRules', { reason: ground.text ?? texts.say(`decisionReasons.${ground.reason}`) })}</p>
        {ground.law && <p>{texts.say('whichLaw', { law: ground.law })}</p>}
        {facts.note && (
          <>
            <p>{texts.say('factNote')}</p>
            <p class="said" dir="auto">
              {facts.note}
            </p>
          </>
        )}
      </dd>
    </>
  );
}

function Facts({ statement: { facts, reply }, ofReply }: { statement: StatementView; ofReply: boolean }) {
  const { texts } = useRoom();
  const words = reply ? wordsFound(reply.html, facts.checks) : [];
  return (
    <>
      {facts.reports > 0 && <p>{texts.say('factReports', { n: facts.reports })}</p>}
      {facts.notice && <p>{texts.say('factNotice')}</p>}
      {words.length > 0 ? <p>{texts.say('factWords', { words: words.join(' · ') })}</p> : facts.checks.length > 0 && <p>{texts.say('factCheck')}</p>}
      <p>{texts.say(ofReply ? 'factRead' : 'factReader')}</p>
    </>
  );
}
