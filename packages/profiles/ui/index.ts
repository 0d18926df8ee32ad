export { profilePaths } from './paths';
export { ProfilePage } from './profile/ProfilePage';
export { SearchPage } from './search/SearchPage';
