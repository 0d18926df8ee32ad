import { addressText, Busy, parseAddress } from '@belfry/ui-kit';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BrokenPage, NoSuchPage } from './dead-ends';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });
type Lazy = ReturnType<typeof lazyRouteComponent>;
const at = (path: string, component: Lazy) => createRoute({ getParentRoute: () => root, path, component });

const lists = () => import('@belfry/lists/ui');
const screening = () => import('@belfry/screening/ui');
const profiles = () => import('@belfry/profiles/ui');

/** Every page comes when it is first gone to (or pointed at). */
const tree = root.addChildren([
  at(
    '/',
    lazyRouteComponent(() => import('./today/TodayPage'), 'TodayPage'),
  ),
  at('/search', lazyRouteComponent(profiles, 'SearchPage')),
  at('/profiles/$id', lazyRouteComponent(profiles, 'ProfilePage')),
  at('/screen', lazyRouteComponent(screening, 'ScreenPage')),
  at('/screenings/$id', lazyRouteComponent(screening, 'ScreeningPage')),
  at('/hits', lazyRouteComponent(screening, 'HitsPage')),
  at('/hits/$hitId', lazyRouteComponent(screening, 'HitsPage')),
  at('/lists', lazyRouteComponent(lists, 'ListsPage')),
  at('/lists/$name', lazyRouteComponent(lists, 'ListPage')),
  at(
    '/settings',
    lazyRouteComponent(() => import('@belfry/platform/ui/settings'), 'SettingsPage'),
  ),
]);

export const newRouter = () =>
  createRouter({
    routeTree: tree,
    parseSearch: parseAddress,
    stringifySearch: addressText,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: () => <Busy />,
    defaultErrorComponent: BrokenPage,
  });
