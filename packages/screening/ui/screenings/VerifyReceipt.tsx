import {
  ask,
  Button,
  DateText,
  Meant,
  Mono,
  ProblemNote,
  Textarea,
  useFormat,
  useMaybeWord,
  useWords,
} from '@belfry/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { Receipt } from '../../core/api';
import { FileDrop } from '../screen/FileDrop';
import classes from '../screen/screen.module.css';

const Verified = z.object({ valid: z.boolean(), reason: z.string().nullish(), keyKnown: z.boolean() });

/** A receipt is read here, judged by the server, and shown with what it proves. */
export function VerifyReceipt() {
  const t = useWords();
  const [pasted, setPasted] = useState('');
  const verify = useMutation({
    mutationFn: async (text: string) => {
      const given = parse(text);
      const verdict = await ask(Verified, '/api/receipts/verify', { method: 'POST', body: given });
      return { verdict, receipt: Receipt.safeParse(given).data ?? null };
    },
  });
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <p>{t('receipt.explained')}</p>
        <FileDrop
          accept=".json,application/json"
          busy={verify.isPending}
          onFile={(file) => void file.text().then((text) => verify.mutate(text))}
        >
          {t('receipt.drop')}
        </FileDrop>
        <Textarea
          className={classes.textarea}
          label={t('receipt.paste')}
          rows={6}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <div className={classes.line}>
          <Button disabled={!pasted.trim()} loading={verify.isPending} onClick={() => verify.mutate(pasted)}>
            {t('receipt.verify')}
          </Button>
        </div>
      </div>
      <div aria-live="polite">
        {verify.error instanceof NotJson ? (
          <Meant meaning="conflict">{t('receipt.not-json')}</Meant>
        ) : (
          verify.isError && <ProblemNote problem={verify.error} />
        )}
        {verify.data && <Verdict {...verify.data} />}
      </div>
    </div>
  );
}

class NotJson extends Error {}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new NotJson();
  }
}

type VerdictProps = { readonly verdict: z.infer<typeof Verified>; readonly receipt: Receipt | null };

function Verdict({ verdict, receipt }: VerdictProps) {
  const t = useWords();
  return (
    <section className={classes.result} aria-labelledby="verdict">
      <h2 id="verdict">
        <Meant meaning={verdict.valid ? 'same' : 'conflict'}>
          {t(verdict.valid ? 'receipt.valid' : 'receipt.invalid')}
        </Meant>
      </h2>
      {!verdict.valid && verdict.reason && <Why reason={verdict.reason} />}
      {verdict.valid && (
        <p>
          <Meant meaning={verdict.keyKnown ? 'same' : 'unsure'}>
            {t(verdict.keyKnown ? 'receipt.key-known' : 'receipt.key-unknown')}
          </Meant>
        </p>
      )}
      {receipt && (
        <>
          <h3>{t(verdict.valid ? 'receipt.proves' : 'receipt.claims')}</h3>
          <Proves receipt={receipt} />
        </>
      )}
    </section>
  );
}

function Why({ reason }: { readonly reason: string }) {
  const word = useMaybeWord();
  return <p>{word(`problem.${reason}`, reason)}</p>;
}

/** What the receipt says, so that it can be laid beside the file it belongs to. */
function Proves({ receipt }: { readonly receipt: Receipt }) {
  const t = useWords();
  const format = useFormat();
  const { body } = receipt;
  const hits = body.subjects.flatMap((subject) => subject.hits);
  const judged = hits.filter((hit) => hit.judgements.length > 0).length;
  const line = (key: string, value: React.ReactNode) => (
    <>
      <dt>{t(key)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <dl className={classes.facts}>
      {line('receipt.screening', body.screening.name)}
      {line('screenings.officer', `${body.screening.officer}, ${body.screening.service}`)}
      {line('screenings.reason', body.screening.reason)}
      {line('receipt.started', <DateText value={body.screening.startedAt} as="time" />)}
      {line('receipt.issued', <DateText value={body.issuedAt} as="time" />)}
      {line('screenings.subjects', format.number(body.subjects.length))}
      {line(
        'receipt.hits',
        t('receipt.hits-judged', { hits: format.number(hits.length), judged: format.number(judged) }),
      )}
      {line('screen.threshold', format.number(body.screening.threshold, 2))}
      {line('receipt.matcher', body.screening.matcher)}
      {line('receipt.editions', <Editions editions={body.editions} />)}
      {line('receipt.key', <Mono>{receipt.keyId}</Mono>)}
    </dl>
  );
}

export function Editions({ editions }: { readonly editions: Receipt['body']['editions'] }) {
  const t = useWords();
  return editions.map((edition) => (
    <div key={`${edition.dataset} ${edition.number}`}>
      {edition.title} ({t('hits.edition', { number: edition.number })}){' '}
      <Mono title={edition.sha256}>{edition.sha256.slice(0, 16)}…</Mono>
    </div>
  ));
}
