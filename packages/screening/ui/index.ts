export { HitsPage } from './hits/HitsPage';
export { screeningPaths } from './paths';
export { ScreenPage } from './screen/ScreenPage';
export { ScreeningPage } from './screenings/ScreeningPage';
