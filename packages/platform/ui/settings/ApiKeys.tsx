import {
  Busy,
  Button,
  Checkbox,
  type Column,
  DataTable,
  DateText,
  Dialog,
  Empty,
  Meant,
  ProblemNote,
  ReasonDialog,
  Tag,
  TextInput,
  useWords,
} from '@belfry/ui-kit';
import { type FormEvent, useId, useMemo, useState } from 'react';
import type { ApiKey } from '../../core/api';
import classes from './settings.module.css';
import { SCOPES, type Scope, useKeysOfApi, useMakeKey, useRevokeKey } from './settings.queries';

export function ApiKeys() {
  const t = useWords();
  const keys = useKeysOfApi();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const columns = useKeyColumns(setRevoking);
  if (keys.isPending) return <Busy />;
  if (keys.isError) return <ProblemNote problem={keys.error} retry={() => void keys.refetch()} />;
  const make = <Button onClick={() => setMaking(true)}>{t('settings.key-make')}</Button>;
  return (
    <>
      <DataTable
        name="keys"
        label={t('settings.keys')}
        rows={keys.data.items}
        columns={columns}
        rowKey={idOf}
        tools={make}
        empty={<Empty>{t('settings.keys-none')}</Empty>}
      />
      {making && <MakeKey onClose={() => setMaking(false)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

const idOf = (key: ApiKey) => key.id;

function useKeyColumns(revoke: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  const t = useWords();
  return useMemo(
    () => [
      { id: 'name', head: t('settings.key-name'), text: (key) => key.name },
      {
        id: 'scopes',
        head: t('settings.key-scopes'),
        width: '14rem',
        text: (key) => key.scopes.join(' '),
        cell: (key) => key.scopes.map((scope) => <Tag key={scope}>{t(`scope.${scope}`)}</Tag>),
      },
      {
        id: 'made',
        head: t('settings.key-made'),
        width: '9.5rem',
        text: (key) => key.createdAt,
        cell: (key) => <DateText as="time" value={key.createdAt} />,
      },
      {
        id: 'used',
        head: t('settings.key-used'),
        width: '9.5rem',
        text: (key) => key.lastUsedAt ?? '',
        cell: (key) => <DateText as="time" value={key.lastUsedAt} />,
      },
      {
        id: 'state',
        head: t('settings.key-state'),
        width: '11rem',
        text: (key) => t(key.revokedAt ? 'settings.key-revoked' : 'settings.key-valid'),
        cell: (key) =>
          key.revokedAt ? (
            <Meant meaning="different">{t('settings.key-revoked')}</Meant>
          ) : (
            <Button size="compact-xs" onClick={() => revoke(key)}>
              {t('settings.key-revoke')}
            </Button>
          ),
      },
    ],
    [t, revoke],
  );
}

function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const form = useId();
  const make = useMakeKey();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['match']);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() && scopes.length > 0)
      make.mutate({ name: name.trim(), scopes: SCOPES.filter((scope) => scopes.includes(scope)) });
  };
  if (make.isSuccess) return <Secret secret={make.data.secret} onClose={onClose} />;
  const foot = (
    <>
      <Button onClick={onClose}>{t('kit.cancel')}</Button>
      <Button type="submit" form={form} variant="filled" loading={make.isPending}>
        {t('settings.key-make')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('settings.key-make')} onClose={onClose} foot={foot}>
      <form id={form} className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('settings.key-name')}
          description={t('settings.key-name-about')}
          maxLength={100}
          value={name}
          error={asked && !name.trim() ? t('settings.key-name-missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('settings.key-scopes')}
          value={[...scopes]}
          error={asked && scopes.length === 0 ? t('settings.key-scope-missing') : undefined}
          onChange={setScopes}
        >
          {SCOPES.map((scope: Scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={t(`scope.${scope}`)}
              description={t(`scope.${scope}-about`)}
              className={classes.scope}
            />
          ))}
        </Checkbox.Group>
        {make.isError && <ProblemNote problem={make.error} />}
      </form>
    </Dialog>
  );
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  const foot = (
    <>
      <Button onClick={() => void copy()}>{t(copied ? 'settings.copied' : 'table.copy')}</Button>
      <Button variant="filled" onClick={onClose}>
        {t('settings.key-kept')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('settings.key-secret')} onClose={onClose} foot={foot}>
      <div className={classes.form}>
        <p>{t('settings.key-secret-about')}</p>
        <pre className={classes.pem}>{secret}</pre>
      </div>
    </Dialog>
  );
}

function RevokeKey({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const t = useWords();
  const revoke = useRevokeKey();
  return (
    <ReasonDialog
      title={t('settings.key-revoke')}
      confirm={t('settings.key-revoke')}
      danger
      busy={revoke.isPending}
      problem={revoke.error}
      onConfirm={(reason) => revoke.mutate({ id: apiKey.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('settings.key-revoke-about', { name: apiKey.name })}</p>
    </ReasonDialog>
  );
}
