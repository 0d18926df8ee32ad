import { type ExportedEntity, statementId } from '@belfry/lists/read';
import { findList } from '@belfry/lists/server';
import { withBelfry } from './with-belfry';

/** Hands over everything a loaded list has in force. @throws Refused `lists/not-found` */
export async function exportLoaded(
  name: string,
  take: (entities: AsyncIterable<ExportedEntity>) => Promise<void>,
): Promise<void> {
  await withBelfry(async ({ installation: { context, domains }, by }) => {
    await findList(domains.lists, name);
    await context.log.write(by, {
      act: 'disclosure',
      objectKind: 'list',
      objectId: name,
      detail: { export: true },
    });
    const entities = domains.lists.picture.exported(context.db, name);
    await take(
      (async function* (): AsyncGenerator<ExportedEntity> {
        for await (const entity of entities)
          yield { ...entity, statements: entity.statements.map((one) => ({ id: statementId(one), ...one })) };
      })(),
    );
  });
}
