import type { Acting } from '../context';

/** What a route asks of who calls it; the default is `read` for GET and `write` for everything else. */
export type RouteScope = 'match' | 'read' | 'write' | 'admin' | 'open';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts; a route with scope `open` looks at `signedIn` instead. */
    acting: Acting;
    signedIn: Acting | null;
    /** From the header `x-belfry-reason`, else the member `reason` of the body; trimmed, never empty. */
    reason: string | null;
  }
  interface FastifyContextConfig {
    scope?: RouteScope;
    /** Takes `multipart/form-data`; see `receiveFiles`. */
    upload?: boolean;
  }
}
