import type { Entity } from '@belfry/model';
import type { ScreenSubject } from './subject';

/** A subject as the matcher wants it: the reference of who asks is no part of it. */
export const toQuery = ({ schema, properties }: Pick<ScreenSubject, 'schema' | 'properties'>): Entity => ({
  id: 'subject',
  schema,
  properties,
});
