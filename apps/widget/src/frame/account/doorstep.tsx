import { AccountForm, type AccountFormProps } from './account-form.js';
import { ConfirmLine } from './confirm-line.js';
import { DoorContext, type Door } from './door.js';

/** What the frame asks for: one of the forms, or only what somebody who has just registered is told. */
export type DoorstepProps = AccountFormProps | { registered: true };

/** Everything around logging in that the frame shows, in one piece: it is loaded as one. */
export function Doorstep({ door, ...props }: DoorstepProps & { door: Door }) {
  return (
    <DoorContext.Provider value={door}>
      {'registered' in props ? <ConfirmLine /> : <AccountForm {...props} />}
    </DoorContext.Provider>
  );
}
