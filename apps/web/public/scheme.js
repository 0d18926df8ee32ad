// Before the first paint: the colours, density and language remembered on this machine (see ui-kit/ui/look.ts).
(() => {
  const root = document.documentElement;
  const scheme = localStorage.getItem('belfry.scheme');
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  root.dataset.density = localStorage.getItem('belfry.density') === 'roomy' ? 'roomy' : 'dense';
  root.lang = localStorage.getItem('belfry.language') || root.lang;
})();
