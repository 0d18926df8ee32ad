import type { Problem } from '../core/api';
import { Refused } from './context';

export type ProblemFacts = NonNullable<Problem['facts']>;

/**
 * A problem for people to read; its text stands in the catalogue under `problem.<code>`.
 *
 * @param about.status  HTTP status it is answered with
 * @standard            RFC 9457 problem details
 */
export const problemOf = (about: {
  code: string;
  status: number;
  facts?: ProblemFacts;
  detail?: string;
}): Problem => ({
  type: `urn:belfry:problem:${about.code}`,
  title: about.code,
  ...about,
});

/** `throw refused({code: 'list/not-found', status: 404})` in a route or a job. */
export const refused = (about: Parameters<typeof problemOf>[0]): Refused => new Refused(problemOf(about));
