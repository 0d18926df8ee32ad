import './styles';
import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { KeysProvider } from './keys';
import { LiveProvider } from './live';
import { useShownScheme } from './look';
import { theme } from './theme';
import { WhereProvider } from './where';

/** Everything the kit's parts need around them. No style element is written: the security policy refuses them. */
export function BelfryProvider({
  client,
  children,
}: {
  readonly client: QueryClient;
  readonly children: ReactNode;
}) {
  const scheme = useShownScheme();
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateInlineStyles={false}
    >
      <QueryClientProvider client={client}>
        <LiveProvider>
          <KeysProvider>
            <WhereProvider>{children}</WhereProvider>
          </KeysProvider>
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
