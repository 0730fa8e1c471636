import type { PictureView } from '#contract/overview';
import { useTexts } from '../shell/texts-context.js';

/** Who decided how much, and how long it took: for who plans a shift, with nobody first but who did most. */
export function ModeratorsTable({ moderators }: Pick<PictureView, 'moderators'>) {
  const { today } = useTexts();
  const most = Math.max(1, ...moderators.map(({ decisions }) => decisions));
  return (
    <section aria-labelledby="by-moderator">
      <h2 id="by-moderator">{today.byModerator}</h2>
      {moderators.length === 0 ? (
        <p class="quiet">{today.nobody}</p>
      ) : (
        <table class="numbers by-moderator" aria-labelledby="by-moderator">
          <thead>
            <tr>
              <th scope="col">{today.moderator}</th>
              <th scope="col">{today.decisions}</th>
              <th scope="col">{today.median}</th>
            </tr>
          </thead>
          <tbody>
            {moderators.map(({ moderator, decisions, medianSeconds }) => (
              <tr key={moderator.id}>
                <th scope="row">
                  <bdi>{moderator.name}</bdi>
                </th>
                <td>
                  <span class="heat" aria-hidden="true">
                    <span style={{ inlineSize: `${(decisions / most) * 100}%` }} />
                  </span>
                  {today.number(decisions)}
                </td>
                <td>{medianSeconds === null ? today.nothing : today.span(medianSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
