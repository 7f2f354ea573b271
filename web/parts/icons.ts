/**
 * The icons of the page and the drawing of lucide-static that each is made from. The build puts these, and only
 * these, into the HTML once; everything else refers to them.
 */
export const ICONS = {
  must: 'octagon-alert',
  should: 'lightbulb',
  replace: 'monitor-x',
  unknown: 'circle-dashed',
  stale: 'clock-alert',
  blind: 'eye-off',
  done: 'circle-check',
  na: 'circle-slash-2',
  laptop: 'laptop',
  desktop: 'monitor',
  phone: 'smartphone',
  tablet: 'tablet',
  computer: 'computer',
  open: 'chevron-down',
  go: 'chevron-right',
  back: 'arrow-left',
  again: 'rotate-cw',
  copy: 'copy',
  print: 'printer',
  settings: 'settings-2',
  help: 'message-circle-question-mark',
  outside: 'external-link',
  offline: 'wifi-off',
  person: 'circle-user-round',
  sign_out: 'log-out',
  eye: 'eye',
  info: 'info',
} as const;

export type IconName = keyof typeof ICONS;
