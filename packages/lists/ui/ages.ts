export { ListAges } from './ages/ListAges';
