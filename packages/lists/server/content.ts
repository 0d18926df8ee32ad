import { refused } from '@belfry/platform/server';
import type { Change, Diff } from '../core/api';
import { type ExportedEntity, type ExportFormat, exportText, statementId } from '../read';
import type { ListDeps } from './deps';
import { editionStore } from './edition-store';
import { findEdition } from './editions';
import { type By, findList } from './lists';
import type { EditionRef } from './picture';

export type DiffAsk = By & {
  /** Edition numbers; by default the one in service and the last that was before it. */
  readonly from?: number;
  readonly to?: number;
  readonly kind?: Change['kind'];
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
};
const ONCE_SERVED: ReadonlySet<string> = new Set(['in_service', 'superseded']);

/**
 * What differs between two editions that were in service.
 *
 * @throws Refused `lists/not-found`, `lists/edition-not-found`, `lists/edition-not-read`
 */
export async function diffEditions(deps: ListDeps, name: string, ask: DiffAsk): Promise<Diff> {
  const { context, picture } = deps;
  const { kind, q, cursor, limit = 100 } = ask;
  await findList(deps, name);
  const [from, to] = await editionsAsked(deps, name, ask);
  const page = await picture.diff(context.db, { from, to, kind, q, cursor, limit });
  const detail = { from: from?.number ?? null, to: to.number };
  await context.log.write(ask.by, {
    act: 'consultation',
    objectKind: 'list',
    objectId: name,
    reason: ask.reason ?? undefined,
    detail,
  });
  return { ...page, dataset: name, from: from?.number ?? null, to: to.number };
}

async function editionsAsked(
  deps: ListDeps,
  name: string,
  ask: DiffAsk,
): Promise<[EditionRef | null, EditionRef]> {
  const served = (await editionStore(deps.context.db).editions(name)).filter(({ state }) =>
    ONCE_SERVED.has(state),
  );
  const to = ask.to === undefined ? served[0] : await readEdition(deps, name, ask.to);
  if (!to)
    throw refused({
      code: 'lists/edition-not-found',
      status: 404,
      facts: { list: name, edition: ask.to ?? null },
    });
  if (ask.from !== undefined) return [await readEdition(deps, name, ask.from), to];
  return [served.find(({ number }) => number < to.number) ?? null, to];
}

async function readEdition(deps: ListDeps, name: string, number: number): Promise<EditionRef> {
  const edition = await findEdition(deps, name, number);
  if (!ONCE_SERVED.has(edition.state))
    throw refused({ code: 'lists/edition-not-read', status: 409, facts: { list: name, edition: number } });
  return edition;
}

/** A difference as CSV: a row a changed property, or a row an entry that came or went. */
export async function* diffLines(deps: ListDeps, ask: DiffAsk, first: Diff): AsyncGenerator<string> {
  yield 'kind,entity_id,canonical_id,schema,caption,property,from,to\n';
  let page = first;
  const whole = { ...ask, from: first.from ?? undefined, to: first.to };
  for (;;) {
    for (const change of page.items) yield rowsOf(change);
    if (page.next === null) return;
    page = await diffEditions(deps, first.dataset, { ...whole, cursor: page.next });
  }
}

function rowsOf({ kind, entityId, canonicalId, schema, caption, properties }: Change): string {
  const about = [kind, entityId, canonicalId, schema, caption];
  const rows =
    properties.length === 0
      ? [[...about, '', '', '']]
      : properties.map(({ prop, from, to }) => [...about, prop, from.join('; '), to.join('; ')]);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP). */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A list in an open format, as text to be written as it comes; handing it out is logged. @throws Refused `lists/not-found` */
export async function exportList(
  deps: ListDeps,
  name: string,
  ask: By & { format: ExportFormat },
): Promise<AsyncGenerator<string>> {
  const { context } = deps;
  await findList(deps, name);
  const detail = { format: ask.format };
  await context.log.write(ask.by, {
    act: 'disclosure',
    objectKind: 'list',
    objectId: name,
    reason: ask.reason ?? undefined,
    detail,
  });
  return exportText(ask.format, exportedOf(deps, name), name);
}

async function* exportedOf({ context, picture }: ListDeps, name: string): AsyncGenerator<ExportedEntity> {
  for await (const entity of picture.exported(context.db, name)) {
    const statements = entity.statements.map((statement) => ({ ...statement, id: statementId(statement) }));
    yield { ...entity, statements };
  }
}
