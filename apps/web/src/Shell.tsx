import { ListAges } from '@belfry/lists/ui/ages';
import { JobsStatus, OfficerPanel, SignIn, useSession } from '@belfry/platform/ui';
import { AsOfControl, Frame, type Place, useWords } from '@belfry/ui-kit';
import {
  IconInbox,
  IconListDetails,
  IconSearch,
  IconSettings,
  IconSunrise,
  IconUserSearch,
} from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useOpenHits } from './today/today.queries';

/** What stands around every page; without a session only the way in. */
export function Shell() {
  const session = useSession();
  useFreshFocus();
  const signedIn = session.data ?? null;
  const status = signedIn ? (
    <>
      <JobsStatus />
      <ListAges />
      <AsOfControl />
    </>
  ) : null;
  return (
    <Frame
      places={usePlaces(!!signedIn)}
      session={signedIn}
      officer={signedIn && <OfficerPanel session={signedIn} />}
      status={status}
    >
      {signedIn ? <Outlet /> : <SignIn session={session} />}
    </Frame>
  );
}

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

function usePlaces(signedIn: boolean): readonly Place[] {
  const t = useWords();
  const open = useOpenHits(signedIn);
  if (!signedIn) return [];
  return [
    { to: '/', letter: 't', label: t('place.today'), icon: <IconSunrise {...icon} /> },
    { to: '/search', letter: 's', label: t('place.search'), icon: <IconSearch {...icon} /> },
    { to: '/screen', letter: 'c', label: t('place.screen'), icon: <IconUserSearch {...icon} /> },
    { to: '/hits', letter: 'h', label: t('place.hits'), icon: <IconInbox {...icon} />, count: open },
    { to: '/lists', letter: 'l', label: t('place.lists'), icon: <IconListDetails {...icon} /> },
    { to: '/settings', letter: 'e', label: t('place.settings'), icon: <IconSettings {...icon} /> },
  ];
}

/** After going to another page the focus stands on its title, and the page begins at its top. */
function useFreshFocus(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' });
  const first = useRef(true);
  useEffect(() => {
    if (!path) return;
    if (first.current) {
      first.current = false;
      return;
    }
    const work = document.getElementById('work');
    work?.scrollTo({ top: 0 });
    const focused = document.activeElement;
    if (!focused || focused === document.body || !work?.contains(focused)) {
      (work?.querySelector<HTMLElement>('h1') ?? work)?.focus({ preventScroll: true });
    }
  }, [path]);
}
