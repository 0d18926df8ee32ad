import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Address } from '../core/address';

export type GoProps = {
  readonly to: string;
  readonly search?: Address;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
  readonly tabIndex?: number;
};

/** A link to another page of Belfry; keeps the day as of which the officer looks. */
export function Go({ to, search, children, ...rest }: GoProps) {
  const next = (before: Record<string, unknown>) => ({
    ...(before.asOf ? { asOf: before.asOf } : {}),
    ...search,
  });
  return (
    <Link to={to} search={next as never} {...rest}>
      {children}
    </Link>
  );
}
