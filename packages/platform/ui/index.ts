export { JobsStatus } from './JobsStatus';
export { OfficerPanel } from './OfficerPanel';
export { SignIn } from './SignIn';
export { useSession } from './session.queries';
