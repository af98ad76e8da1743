import { spawnSync } from 'node:child_process';

/*
 * `npm audit` for what is served, from the level on at which somebody must do something today. Where the registry offers
 * no such list, or there is no network, one line says so and the check goes on.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
});

interface Report {
  error?: { summary?: string };
  message?: string;
  metadata?: { vulnerabilities: Record<string, number> };
  vulnerabilities?: Record<string, { name: string; severity: string }>;
}

function reportOf(text: string): Report {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return {};
  }
}

const { metadata, vulnerabilities = {} } = reportOf(stdout);
if (!metadata) {
  process.stdout.write('Audit of packages skipped: the registry offers none from here.\n');
} else {
  const bad = Object.values(vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  for (const { name, severity } of bad) process.stderr.write(`${name}: ${severity}. See npm audit.\n`);
  process.stdout.write(`Audit of packages: ${bad.length} to mend.\n`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}
