/** Where this installation may be reached; everything else is somebody else's page asking. */
export type Reach = {
  /** `host` or `host:port` of the public address; null when only this machine is served. */
  readonly publicOrigin: string | null;
};

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a Host header names us. A page of another site whose name was pointed at 127.0.0.1 names itself.
 *
 * @param host  as received; undefined when missing
 */
export function isOurHost(host: string | undefined, reach: Reach): boolean {
  if (!host || !/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host)) return false;
  const lower = host.toLowerCase();
  if (loopbackNames.includes(lower.replace(/:\d+$/, ''))) return true;
  return (
    reach.publicOrigin !== null &&
    new URL(reach.publicOrigin).host === withoutDefaultPort(lower, reach.publicOrigin)
  );
}

/** Whether an Origin header is of our own pages, as served to this Host. */
export function isOurOrigin(origin: string, host: string, reach: Reach): boolean {
  if (reach.publicOrigin !== null && origin === reach.publicOrigin) return true;
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return loopbackNames.includes(name) && origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** Whether an address of a connection is this machine. */
export const isLoopback = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address ?? '');

function withoutDefaultPort(host: string, publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? host.replace(/:443$/, '') : host.replace(/:80$/, '');
}
