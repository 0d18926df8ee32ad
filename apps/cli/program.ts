import { Command, type HelpConfiguration, InvalidArgumentError, Option } from 'commander';
import type { Cli } from './cli';
import type { ExitCode } from './exit-codes';
import { LANGUAGES } from './say';

/** Runs a verb and remembers how it ended. */
export type Run = (verb: (cli: Cli) => Promise<ExitCode>, options: Shared) => Promise<void>;
type Shared = { readonly quiet?: boolean };

/** The command line, in the words of one language; verbs are loaded when they are used. */
export function programIn(say: Cli['say'], version: string, run: Run): Command {
  const program = new Command('belfry');
  // Set before any verb, so that verbs inherit them.
  program
    .exitOverride()
    .helpOption('-h, --help', say('help.help'))
    .helpCommand('help [verb]', say('help.help-verb'))
    .showSuggestionAfterError(false)
    .configureHelp(helpIn(say))
    .configureOutput({ outputError: () => {} });
  program.description(say('help.belfry')).version(version, '-V, --version', say('help.version'));
  program.addOption(new Option('--lang <language>', say('help.lang')).choices([...LANGUAGES]));
  program.option('-q, --quiet', say('help.quiet'));
  program.addHelpText('after', () => `\n${say('help.after')}`);
  screening(program, say, run);
  lists(program, say, run);
  demo(program, say, run);
  looking(program, say, run);
  proving(program, say, run);
  running(program, say, run);
  return program;
}

/** Commander's own English, in the language asked for. */
const helpIn = (say: Cli['say']): HelpConfiguration => ({
  styleTitle: (title) => say(`help.title.${title.replace(':', '').toLowerCase()}`),
  styleUsage: (usage) =>
    usage
      .replace('[options]', `[${say('help.word.options')}]`)
      .replace('[command]', `[${say('help.word.command')}]`),
  subcommandTerm: (command) =>
    [command.name(), ...command.registeredArguments.map((one) => `<${one.name()}>`)].join(' '),
  optionDescription: ({ description, argChoices, defaultValue }) => {
    const choices = argChoices ? [say('help.choices', { values: argChoices.join(', ') })] : [];
    const usual =
      defaultValue === undefined || typeof defaultValue === 'boolean'
        ? []
        : [say('help.default', { value: String(defaultValue) })];
    const more = [...choices, ...usual].join('; ');
    return more ? `${description} (${more})` : description;
  },
});

function verbOf(parent: Command, name: string, say: Cli['say'], key: string): Command {
  return parent
    .command(name)
    .description(say(`help.${key}`))
    .addOption(new Option('--lang <language>', say('help.lang')).choices([...LANGUAGES]))
    .option('-q, --quiet', say('help.quiet'));
}

function screening(program: Command, say: Cli['say'], run: Run): void {
  verbOf(program, 'screen', say, 'screen')
    .argument('<subjects>', say('help.screen.subjects'))
    .requiredOption('-a, --against <list...>', say('help.screen.against'))
    .addOption(number('-t, --threshold <score>', say('help.screen.threshold'), [0, 1], say).default(0.7))
    .addOption(number('--cutoff <score>', say('help.screen.cutoff'), [0, 1], say))
    .addOption(whole('-l, --limit <hits>', say('help.screen.limit'), [1, 500], say).default(5))
    .addOption(
      new Option('-f, --format <format>', say('help.format'))
        .choices(['csv', 'jsonl', 'json', 'html'])
        .default('csv'),
    )
    .option('--json', say('help.json'))
    .option('-o, --output <file>', say('help.output'))
    .option('-m, --map <column=property...>', say('help.screen.map'))
    .option('-s, --schema <schema>', say('help.screen.schema'))
    .addOption(whole('--threads <count>', say('help.screen.threads'), [0, 64], say))
    .action((subjects: string, { json, ...options }) =>
      run(async (cli) => {
        const { screen } = await import('./verbs/screen');
        return screen(cli, subjects, { ...options, ...(json && { format: 'json' }) });
      }, options),
    );
  verbOf(program, 'compare', say, 'compare')
    .argument('<pairs>', say('help.compare.pairs'))
    .addOption(
      new Option('-f, --format <format>', say('help.format'))
        .choices(['csv', 'jsonl', 'json'])
        .default('csv'),
    )
    .option('--json', say('help.json'))
    .option('-o, --output <file>', say('help.output'))
    .option('-s, --schema <schema>', say('help.compare.schema'))
    .action((pairs: string, { json, ...options }) =>
      run(async (cli) => {
        const { compare } = await import('./verbs/compare');
        return compare(cli, pairs, { ...options, ...(json && { format: 'json' }) });
      }, options),
    );
}

function lists(program: Command, say: Cli['say'], run: Run): void {
  const group = program.command('lists').description(say('help.lists'));
  verbOf(group, 'add', say, 'lists.add')
    .argument('<name>', say('help.lists.name'))
    .argument('[files...]', say('help.lists.files'))
    .option('--title <text>', say('help.lists.title'))
    .option('--publisher <text>', say('help.lists.publisher'))
    .option('--country <code>', say('help.lists.country'))
    .option('--source <url-or-folder>', say('help.lists.source'))
    .addOption(whole('--every <hours>', say('help.lists.every'), [1, 8_760], say))
    .option('-m, --map <column=property...>', say('help.screen.map'))
    .option('-s, --schema <schema>', say('help.screen.schema'))
    .option('--confirm', say('help.lists.confirm'))
    .option('--json', say('help.json'))
    .action((name: string, files: string[], options) =>
      run(async (cli) => (await import('./verbs/lists-add')).addList(cli, name, files, options), options),
    );
  verbOf(group, 'refresh', say, 'lists.refresh')
    .argument('[names...]', say('help.lists.names'))
    .option('--json', say('help.json'))
    .action((names: string[], options) =>
      run(async (cli) => (await import('./verbs/lists-refresh')).refreshLists(cli, names, options), options),
    );
  verbOf(group, 'ls', say, 'lists.ls')
    .option('--json', say('help.json'))
    .action((options) =>
      run(async (cli) => (await import('./verbs/lists-ls')).showLists(cli, options), options),
    );
  verbOf(group, 'diff', say, 'lists.diff')
    .argument('<list>', say('help.lists.diff.list'))
    .argument('[from]', say('help.lists.diff.from'))
    .argument('[to]', say('help.lists.diff.to'))
    .option('--json', say('help.json'))
    .option('-o, --output <file>', say('help.output'))
    .action((list: string, from: string | undefined, to: string | undefined, options) =>
      run(
        async (cli) => (await import('./verbs/lists-diff')).diffLists(cli, [list, from, to], options),
        options,
      ),
    );
}

function demo(program: Command, say: Cli['say'], run: Run): void {
  const group = program.command('demo').description(say('help.demo'));
  verbOf(group, 'remove', say, 'demo.remove').action((options) =>
    run(async (cli) => (await import('./verbs/demo-remove')).removeDemo(cli), options),
  );
}

function looking(program: Command, say: Cli['say'], run: Run): void {
  verbOf(program, 'search', say, 'search')
    .argument('<words...>', say('help.search.words'))
    .option('-d, --list <name>', say('help.search.list'))
    .option('-s, --schema <schema>', say('help.search.schema'))
    .option('-c, --country <code>', say('help.search.country'))
    .addOption(whole('-l, --limit <count>', say('help.search.limit'), [1, 500], say).default(20))
    .option('--json', say('help.json'))
    .action((words: string[], options) =>
      run(async (cli) => (await import('./verbs/search')).search(cli, words.join(' '), options), options),
    );
  verbOf(program, 'entity', say, 'entity')
    .argument('<id>', say('help.entity.id'))
    .option('--json', say('help.json'))
    .action((id: string, options) =>
      run(async (cli) => (await import('./verbs/entity')).showEntity(cli, id, options), options),
    );
  verbOf(program, 'export', say, 'export')
    .argument('<list>', say('help.export.list'))
    .addOption(
      new Option('-f, --format <format>', say('help.export.format'))
        .choices(['ftm', 'csv', 'senzing', 'stix'])
        .default('ftm'),
    )
    .option('-o, --output <file>', say('help.output'))
    .action((list: string, options) =>
      run(async (cli) => (await import('./verbs/export')).exportList(cli, list, options), options),
    );
}

function proving(program: Command, say: Cli['say'], run: Run): void {
  verbOf(program, 'verify', say, 'verify')
    .argument('<receipt>', say('help.verify.receipt'))
    .option('-k, --key <file...>', say('help.verify.key'))
    .option('--json', say('help.json'))
    .action((receipt: string, options) =>
      run(async (cli) => (await import('./verbs/verify')).verifyFile(cli, receipt, options), options),
    );
  verbOf(program, 'replay', say, 'replay')
    .argument('<receipt>', say('help.verify.receipt'))
    .option('-a, --against <file...>', say('help.replay.against'))
    .option('--json', say('help.json'))
    .action((receipt: string, options) =>
      run(async (cli) => (await import('./verbs/replay')).replayFile(cli, receipt, options), options),
    );
}

function running(program: Command, say: Cli['say'], run: Run): void {
  verbOf(program, 'serve', say, 'serve')
    .addOption(whole('-p, --port <port>', say('help.serve.port'), [0, 65_535], say))
    .option('--host <address>', say('help.serve.host'))
    .option('--open', say('help.serve.open'))
    .option('--dev', say('help.serve.dev'))
    .option('--no-demo', say('help.serve.demo'))
    .action((options) => run(async (cli) => (await import('./verbs/serve')).serve(cli, options), options));
  verbOf(program, 'doctor', say, 'doctor')
    .option('--migrate', say('help.doctor.migrate'))
    .option('--json', say('help.json'))
    .action((options) => run(async (cli) => (await import('./verbs/doctor')).doctor(cli, options), options));
}

const number = (flags: string, text: string, [least, most]: readonly [number, number], say: Cli['say']) =>
  new Option(flags, text).argParser((given: string) => {
    const value = Number(given.replace(',', '.'));
    if (given.trim() === '' || !(value >= least && value <= most))
      throw new InvalidArgumentError(say('usage.number', { least, most }));
    return value;
  });

const whole = (flags: string, text: string, [least, most]: readonly [number, number], say: Cli['say']) =>
  new Option(flags, text).argParser((given: string) => {
    const value = Number(given);
    if (!/^\d{1,9}$/.test(given) || !(value >= least && value <= most))
      throw new InvalidArgumentError(say('usage.whole', { least, most }));
    return value;
  });
