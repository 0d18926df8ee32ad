import { words as lists } from '@belfry/lists/words';
import { words as platform } from '@belfry/platform/words';
import { words as profiles } from '@belfry/profiles/words';
import { words as screening } from '@belfry/screening/words';
import { BelfryProvider, newQueryClient, printLight, startWords } from '@belfry/ui-kit';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newRouter } from './routes';

startWords([platform, lists, profiles, screening]);
printLight();
const client = newQueryClient();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BelfryProvider client={client}>
      <RouterProvider router={newRouter()} />
    </BelfryProvider>
  </StrictMode>,
);
