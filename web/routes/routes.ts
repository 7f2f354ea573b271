/** The page's addresses. Each state worth a link has one. */

export type PageName =
  | 'overview'
  | 'device'
  | 'check'
  | 'privacy'
  | 'help'
  | 'accounts'
  | 'people'
  | 'fleet'
  | 'missing';

export interface PageRoute {
  page: PageName;
  /** Whose page it is, when it is not the reader's own. */
  who?: string;
  device?: string;
  practice?: string;
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

function own(parts: readonly string[]): PageRoute {
  const [first, device, practice, more] = parts;
  if (first === undefined) return { page: 'overview' };
  if (first === 'privacy' && device === undefined) return { page: 'privacy' };
  if (first === 'help' && device === undefined) return { page: 'help' };
  if (first === 'accounts' && device === undefined) return { page: 'accounts' };
  if (first === 'fleet' && device === undefined) return { page: 'fleet' };
  if (first !== 'devices' || device === undefined || more !== undefined) return { page: 'missing' };
  return practice === undefined ? { page: 'device', device } : { page: 'check', device, practice };
}

/** What an address shows: `/devices/<device_id>/<practice>` opens exactly that check. Never throws. */
export function routeOf(path: string): PageRoute {
  const parts = path.split('/').filter(Boolean).map(decode);
  if (parts[0] !== 'people') return own(parts);
  const who = parts[1];
  if (who === undefined) return { page: 'people' };
  const route = own(parts.slice(2));
  return ['overview', 'device', 'check'].includes(route.page) ? { ...route, who } : { page: 'missing' };
}

/** The address of a route; the other way round of `routeOf`. */
export function pathOf({ page, who, device, practice }: PageRoute): string {
  if (['privacy', 'help', 'accounts', 'people', 'fleet'].includes(page) && who === undefined)
    return `/${page}`;
  const parts = [
    ...(who === undefined ? [] : ['people', who]),
    ...(device === undefined ? [] : ['devices', device]),
    ...(device === undefined || practice === undefined ? [] : [practice]),
  ];
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
