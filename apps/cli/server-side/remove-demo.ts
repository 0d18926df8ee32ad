import { takeDemoAway } from '@belfry/server';
import { withBelfry } from './with-belfry';

/** Takes the invented country away; what was loaded besides it stays. */
export const removeDemoHere = (): Promise<void> =>
  withBelfry(({ installation, by }) =>
    takeDemoAway(installation.domains.lists, { by, report: async () => {} }),
  );
