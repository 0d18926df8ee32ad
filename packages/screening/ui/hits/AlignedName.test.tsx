import { startWords } from '@belfry/ui-kit';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { words } from '../../words';
import { AlignedName } from './AlignedName';
import type { Alignment } from './alignment';

// What a browser has and Node has not.
beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
  vi.stubGlobal('document', { documentElement: {} });
  startWords([words]);
  return () => vi.unstubAllGlobals();
});

const shown = (name: string, alignment: Alignment = []) =>
  renderToStaticMarkup(<AlignedName name={name} alignment={alignment} side="left" />);

test('script in a name is shown as text', () => {
  const markup = shown('<script>alert(1)</script> <img src=x onerror=alert(2)>');
  expect(markup).not.toContain('<script');
  expect(markup).not.toContain('<img');
  expect(markup).toContain('script');
});

test.each([
  { why: 'right-to-left override', name: 'Ali\u202emoc.exe', seen: '⟨U+202E⟩' },
  { why: 'zero-width space', name: 'A\u200bli', seen: '⟨U+200B⟩' },
  { why: 'null', name: 'A\u0000li', seen: '⟨U+0000⟩' },
])('$why in a name is seen as its number', ({ name, seen }) => {
  expect(shown(name)).toContain(seen);
});

test('parts that are not written alike say so without colour, and so do those without a partner', () => {
  const markup = shown('Yoessef Jan', [
    { left: { start: 0, end: 7 }, right: { start: 0, end: 5 }, relation: 'phonetic' },
  ]);
  expect(markup).toMatch(/data-inexact="true"[^>]*title="sounds alike"/);
  expect(markup).toMatch(/class="[^"]*alone/);
  expect(markup.startsWith('<bdi')).toBe(true);
});
