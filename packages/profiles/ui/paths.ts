/** Where profiles' pages stand. */
export const profilePaths = {
  profile: (id: string) => `/profiles/${encodeURIComponent(id)}`,
  search: '/search',
} as const;
