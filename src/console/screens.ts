import { lazy } from 'react';
import type { MeAnswer } from '../staff/api-types.ts';
import type { Screen } from './menu.ts';

/**
 * Every screen, in the order of the menu. To add one: a file in screens/, its words in texts/ (the label under
 * `screens`), and a row here. Each is loaded when it is first opened.
 */
export const SCREENS: readonly Screen[] = [
  {
    path: '/',
    permission: null,
    label: 'home',
    component: lazy(async () => ({ default: (await import('./screens/home.tsx')).Home })),
  },
  {
    path: '/menus',
    permission: 'flows:read',
    label: 'menus',
    component: lazy(async () => ({ default: (await import('./menus/list/menus.tsx')).Menus })),
  },
  {
    path: '/menus/:flow',
    permission: 'flows:read',
    label: 'menu',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./menus/editor/menu-editor.tsx')).MenuEditor })),
  },
  {
    path: '/cases',
    permission: 'cases:read',
    label: 'cases',
    component: lazy(async () => ({ default: (await import('./screens/cases/inbox.tsx')).Inbox })),
  },
  {
    path: '/cases/:number',
    permission: 'cases:read',
    label: 'oneCase',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/cases/one-case.tsx')).OneCase })),
  },
  {
    path: '/calls',
    permission: 'calls:read',
    label: 'calls',
    component: lazy(async () => ({ default: (await import('./screens/calls/list.tsx')).CallList })),
  },
  {
    path: '/calls/live',
    permission: 'calls:read',
    label: 'liveCalls',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/calls/live.tsx')).LiveCalls })),
  },
  {
    path: '/calls/:id',
    permission: 'calls:read',
    label: 'oneCall',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/calls/one-call.tsx')).OneCall })),
  },
  {
    path: '/reports',
    permission: 'calls:read',
    label: 'reports',
    component: lazy(async () => ({ default: (await import('./reports/reports-list.tsx')).ReportsList })),
  },
  {
    path: '/reports/:name',
    permission: 'calls:read',
    label: 'reports',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./reports/one-report.tsx')).OneReport })),
  },
  {
    path: '/voices',
    permission: 'prompts:read',
    label: 'voices',
    component: lazy(async () => ({ default: (await import('./screens/voices.tsx')).Voices })),
  },
  {
    path: '/voices/prompts/:id',
    permission: 'prompts:read',
    label: 'voices',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/prompt.tsx')).Prompt })),
  },
  {
    path: '/voices/record/:language',
    permission: 'prompts:write',
    label: 'voices',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/record.tsx')).Record })),
  },
  {
    path: '/voices/speakers',
    permission: 'prompts:approve',
    label: 'voices',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/speakers.tsx')).Speakers })),
  },
  {
    path: '/voices/upload',
    permission: 'prompts:write',
    label: 'voices',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/bulk-upload.tsx')).BulkUpload })),
  },
  {
    path: '/facts',
    permission: 'facts:read',
    label: 'facts',
    component: lazy(async () => ({ default: (await import('./screens/facts/kinds.tsx')).FactKinds })),
  },
  {
    path: '/facts/:kind',
    permission: 'facts:read',
    label: 'facts',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/facts/one-kind.tsx')).OneKind })),
  },
  {
    path: '/facts/:kind/file',
    permission: 'facts:read',
    label: 'facts',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/facts/bring-file.tsx')).BringFile })),
  },
  {
    path: '/facts/budgets/:place/:year',
    permission: 'facts:read',
    label: 'facts',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/facts/budget/budget.tsx')).Budget })),
  },
  {
    path: '/exports',
    permission: 'calls:read',
    label: 'exports',
    component: lazy(async () => ({ default: (await import('./screens/exports/exports.tsx')).Exports })),
  },
  {
    path: '/settings',
    permission: 'settings:write',
    label: 'settings',
    component: lazy(async () => ({
      default: (await import('./screens/settings/settings.tsx')).Settings,
    })),
  },
  {
    path: '/settings/lines',
    permission: 'settings:write',
    label: 'lines',
    inMenu: false,
    component: lazy(async () => ({ default: (await import('./screens/settings/lines.tsx')).Lines })),
  },
  {
    path: '/settings/providers',
    permission: 'settings:write',
    label: 'providers',
    inMenu: false,
    component: lazy(async () => ({
      default: (await import('./screens/settings/providers.tsx')).Providers,
    })),
  },
  {
    path: '/settings/retention',
    permission: 'settings:write',
    label: 'retention',
    inMenu: false,
    component: lazy(async () => ({
      default: (await import('./screens/settings/retention.tsx')).Retention,
    })),
  },
  {
    path: '/users',
    permission: 'users:write',
    label: 'users',
    component: lazy(async () => ({ default: (await import('./screens/users.tsx')).Users })),
  },
  {
    path: '/keys',
    permission: 'keys:write',
    label: 'keys',
    component: lazy(async () => ({ default: (await import('./screens/keys.tsx')).Keys })),
  },
  {
    path: '/audit',
    permission: 'audit:read',
    label: 'audit',
    component: lazy(async () => ({ default: (await import('./screens/audit.tsx')).Audit })),
  },
  {
    path: '/account',
    permission: null,
    label: 'account',
    component: lazy(async () => ({ default: (await import('./screens/account.tsx')).Account })),
  },
];

/** The screens that someone may open. The line refuses the rest by itself. */
export const screensFor = ({ permissions }: Pick<MeAnswer, 'permissions'>): readonly Screen[] =>
  SCREENS.filter(({ permission }) => permission === null || permissions.includes(permission));
