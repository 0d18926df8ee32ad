/** Name of this matcher and its weights; stored with every score. Changes when any figure may change. */
export const MATCHER = 'belfry-0.2';
