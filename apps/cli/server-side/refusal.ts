import { ListFileError } from '@belfry/lists';
import { type Facts, type Say, sayIn } from '../say';

export type RefusalShown = { readonly text: string; readonly exit: 2 | 3 };
type Told = {
  readonly code: string;
  readonly status?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Refusals of readers, of the domains, of the configuration and of the database, in their own words; null for what is none. */
export async function refusalOf(error: unknown, say: Say): Promise<RefusalShown | null> {
  if (error instanceof ListFileError) {
    const { readerText } = await import('../reader-words');
    const { code, at, expected, found } = error;
    const facts = { expected, found, line: at.line ?? 0, element: at.element ?? '', file: found };
    return { text: readerText(say, code, facts), exit: 2 };
  }
  if (!(error instanceof Error)) return null;
  // Told by shape, so that a failure of verbs without a database loads nothing of the server.
  const { problem, code, facts, faults } = error as Error & {
    problem?: Told;
    code?: string;
    facts?: Facts;
    faults?: readonly Fault[];
  };
  if (problem && typeof problem.code === 'string') {
    const unusable = problem.status !== undefined && problem.status >= 400 && problem.status < 500;
    return { text: await problemSaid(problem, say), exit: unusable ? 2 : 3 };
  }
  if (error.name === 'DatabaseRefused' && code) {
    return { text: await problemSaid({ code, ...(facts && { facts }) }, say), exit: 3 };
  }
  if (faults) return { text: faults.map((fault) => say('problem.config', fault)).join('\n'), exit: 2 };
  return null;
}

type Fault = { readonly variable: string; readonly value: string; readonly expected: string };

/** The problem texts of all domains. */
async function catalogueIn({ language }: Say): Promise<Readonly<Record<string, string>>> {
  const all = await Promise.all([
    import('@belfry/platform/words'),
    import('@belfry/lists/words'),
    import('@belfry/profiles/words'),
    import('@belfry/screening/words'),
  ]);
  return Object.assign({}, ...all.map(({ words }) => words[language])) as Record<string, string>;
}

/** A problem's text from the words of the domains; its code and facts where they have none. */
export async function problemSaid({ code, facts = {} }: Told, say: Say): Promise<string> {
  const told: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts))
    if (typeof value === 'string' || typeof value === 'number') told[name] = value;
  const words = sayIn(say.language, await catalogueIn(say));
  if (words.has(`problem.${code}`)) {
    const text = words(`problem.${code}`, told);
    const line = told.line === undefined ? '' : say('at.line', { line: told.line });
    const place = [line, String(told.element ?? '')].filter(Boolean).join(', ');
    return place && !text.includes(line || place) ? `${text} (${place})` : text;
  }
  return [code, ...Object.entries(told).map(([name, value]) => `${name}: ${value}`)].join(', ');
}
