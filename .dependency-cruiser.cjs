/**
 * The import table of the house: which room may import which. A room that is not named in a row may not be imported.
 * Tests beside their subject may use what tests need, and are left out here.
 */
const ROOMS = {
  // Days as they are in Cambodia. Whoever tells or counts days imports it; it imports nothing.
  calendar: [],
  // Rows as files: CSV, XLSX, JSON lines, Parquet, each written as fast as it is read. It knows nothing of what they say.
  tables: ['calendar'],
  core: ['core'],
  calls: ['core'],
  providers: ['core', 'calls'],
  directory: ['calendar', 'tables', 'core', 'calls'],
  prompts: ['core', 'calls'],
  // Call flows as staff and reports see them: drafts, releases, the ways of callers. What is heard of them in a call is
  // the business of calls.
  flows: ['core', 'calls', 'staff'],
  // What staff do with callers' messages: the directory tells callers of it, the library has replies to choose from.
  cases: ['calendar', 'core', 'calls', 'directory', 'prompts', 'staff'],
  // What a finished call comes to in figures, and the sums that reports are made of.
  tally: ['calendar', 'core'],
  // Copies of the whole line, made and put back; the database behind a port.
  backup: [],
  // Whether the line is well, and whom to tell when it is not.
  health: ['analytics', 'backup'],
  // What the log says when all of it is asked; only reads, on a thread of its own.
  analytics: ['calendar', 'tables', 'core', 'directory', 'tally'],
  // What is kept how long, and the work of deleting the rest; the deleting itself is storage's.
  retention: ['calendar', 'staff'],
  // What leaves the log as files. The rows come from the analyst, and the files lie in a folder of their own.
  exports: ['calendar', 'tables', 'analytics', 'staff'],
  // The rows of the reference files are the directory's; storage fills its tables with them. That carriers reached the
  // line is kept by a port of theirs.
  storage: [
    'backup',
    'calendar',
    'core',
    'calls',
    'directory',
    'prompts',
    'cases',
    'staff',
    'flows',
    'providers',
    'tally',
    'retention',
  ],
  // Rules about people, keys and the audit log, and the ports they need.
  staff: [],
  // The library for sessions, behind a port of staff.
  'sign-in': ['staff'],
  // The shortest password is a rule of staff.
  config: ['core', 'staff', 'flows'],
  // Through the context; what a wire needs in types it takes from the rooms themselves.
  http: [
    'calendar',
    'health',
    'tables',
    'calls',
    'providers',
    'directory',
    'prompts',
    'cases',
    'analytics',
    'exports',
    'staff',
    'flows',
    'retention',
  ],
  cli: [
    'backup',
    'calendar',
    'core',
    'calls',
    'flows',
    'providers',
    'directory',
    'prompts',
    'cases',
    'storage',
    'analytics',
    'tally',
    'config',
    'flows',
    'staff',
    'sign-in',
    'retention',
  ],
  phone: [],
  // The page for everybody: small, and of nothing but the figures.
  open: [],
  // The menu editor calls a draft with the phone's own parts.
  console: ['phone'],
};

/** Files that belong to no room but may be imported by some. */
const ALSO = {
  analytics: ['^db/schema\\.ts$', '^db/schema/', '^src/storage/database\\.ts$'],
  storage: ['^db/schema\\.ts$', '^db/schema/'],
  // The library writes its own rows.
  'sign-in': ['^src/storage/database\\.ts$', '^db/schema\\.ts$'],
  http: ['^src/context\\.ts$'],
  cli: ['^src/(context|main)\\.ts$', '^db/schema\\.ts$', '^db/schema/'],
  // The phone executes the wire as the terminal's phone does.
  phone: ['^src/providers/(simulator|twiml)/', '^src/calls/ports\\.ts$'],
  // The types of the API, a file of this name in each room that has some (single calls have a folder); and pure rules.
  console: [
    '^src/([^/]+|analytics/calls)/api-types\\.ts$',
    '^src/staff/(roles|password-rule)\\.ts$',
    '^src/directory/budget-sums\\.ts$',
  ],
  open: ['^src/analytics/open/api-types\\.ts$'],
};

const tableRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  comment: `${room} may import only: ${allowed.join(', ') || 'itself'}`,
  from: { path: `^src/${room}/` },
  to: {
    path: '^(src|db)/',
    pathNot: [...[room, ...allowed].map((other) => `^src/${other}/`), ...(ALSO[room] ?? [])],
  },
}));

/** What a room may see of calls: the ports it implements or speaks to, the reply that goes over the wire, and deeds. */
const NOT_PORTS = {
  path: '^src/calls/',
  pathNot: '^src/calls/((recording-|outgoing-)?ports|reply|deeds)\\.ts$',
};

const packageRule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'only-ports-of-calls',
      severity: 'error',
      from: { path: '^src/(providers|directory|prompts|storage)/' },
      to: NOT_PORTS,
    },
    {
      name: 'flows-ports-of-calls',
      severity: 'error',
      comment: 'A walk takes the effects of a turn as a call does, and writes nothing.',
      from: { path: '^src/flows/' },
      to: { ...NOT_PORTS, pathNot: '^src/calls/((recording-|outgoing-)?ports|perform|take-effect)\\.ts$' },
    },
    {
      name: 'composition-is-of-the-context',
      severity: 'error',
      comment:
        'Parts of the composition root: they may import everything, and nobody but the context imports them.',
      from: { path: '^src/', pathNot: '^src/(composition/|context\\.ts$)' },
      to: { path: '^src/composition/' },
    },
    {
      name: 'room-without-a-row',
      severity: 'error',
      comment: 'A new room begins with its row in the table.',
      from: { path: '^src/[^/]+/', pathNot: `^src/(composition|${Object.keys(ROOMS).join('|')})/` },
      to: {},
    },
    // Facts come from the store; only the readers of files see the disk and its streams.
    packageRule(
      'directory-packages',
      { path: '^src/directory/', pathNot: '^src/directory/import/read/' },
      { dependencyTypes: ['core'] },
    ),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    packageRule(
      'core-packages',
      { path: '^src/core/' },
      { dependencyTypesNot: ['local'], pathNot: ['node_modules/(xstate|zod)/'] },
    ),
    packageRule('calls-packages', { path: '^src/calls/' }, { dependencyTypesNot: ['local'] }),
    packageRule(
      'database-only-in-storage',
      { path: '^src/', pathNot: '^src/(storage|analytics)/' },
      { path: 'node_modules/(better-sqlite3|drizzle-orm)/' },
    ),
    packageRule(
      'driver-in-one-file',
      { path: '^src/', pathNot: '^src/storage/database\\.ts$' },
      { path: 'node_modules/better-sqlite3/' },
    ),
    packageRule(
      'twilio-in-its-folder',
      { path: '^src/', pathNot: '^src/providers/twilio/' },
      { path: 'node_modules/twilio/' },
    ),
    packageRule(
      'better-auth-in-its-folder',
      { path: '^src/', pathNot: '^src/sign-in/' },
      { path: 'node_modules/(@?better-auth)/' },
    ),
    packageRule(
      'express-in-http',
      { path: '^src/', pathNot: '^src/http/' },
      { path: 'node_modules/express/' },
    ),
  ],
  options: {
    exclude: { path: '\\.test\\.tsx?$' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
