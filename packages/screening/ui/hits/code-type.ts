/** FollowTheMoney's type of what a feature compares, as far as its values are codes. */
export const codeTypeOf = (feature: string): string =>
  /nationality|country/.test(feature) ? 'country' : feature === 'gender' ? 'gender' : 'string';
