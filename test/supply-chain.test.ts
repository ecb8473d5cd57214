import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from './support/run.ts';
import { ROOT } from './support/sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const security = read('SECURITY.md');

/** A package of the lock file. */
interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
const locked = Object.entries<LockedPackage>(JSON.parse(read('package-lock.json')).packages)
  .filter(([path]) => path !== '')
  .map(([path, one]) => ({
    ...one,
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  }));
const production = locked.filter(({ dev }) => dev !== true);

/** Licenses under which packages may be used and passed on with the program. */
const LICENSES = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
];

/** Whether an SPDX expression allows one of the licenses, or with `AND` is made of them. */
function isAllowed(expression = ''): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return bare.split(' OR ').some((license) => LICENSES.includes(license));
}

describe('packages', () => {
  test('of production are under licenses that allow passing them on', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(production.filter(({ license }) => !isAllowed(license)).map(({ name }) => name)).toEqual([]);
    expect(isAllowed('MIT OR GPL-3.0')).toBe(true);
    expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
    expect(isAllowed(undefined)).toBe(false);
  });

  test('have a checksum each', () => {
    expect(locked.filter(({ integrity }) => integrity === undefined).map(({ name }) => name)).toEqual([]);
  });

  test('with install scripts are listed and justified, and none of production may run its script', () => {
    const rows = [...security.matchAll(/^\| `([^`]+)` \| (production|development) \|/gm)];
    const listed = rows.map(([, name = '']) => name.replace(/\/\*$/, '/'));
    const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript === true);
    const isListed = (name: string) =>
      listed.some((one) => name === one || (one.endsWith('/') && name.startsWith(one)));
    expect(scripted.filter(({ name }) => !isListed(name)).map(({ name }) => name)).toEqual([]);
    expect(
      listed.filter((one) => !scripted.some(({ name }) => name === one || name.startsWith(one))),
    ).toEqual([]);
    const allowed = Object.keys(JSON.parse(read('package.json')).allowScripts);
    expect(production.filter(({ name }) => allowed.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  test('of production are in the bill of materials, all of them and no others', async () => {
    const { code, stdout } = await run('npm', ['run', '--silent', 'sbom'], { cwd: ROOT });
    expect(code).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout);
    expect(bomFormat).toBe('CycloneDX');
    const urls: string[] = components.map(({ purl }: { readonly purl: string }) => decodeURIComponent(purl));
    const wanted = production.map(({ name, version }) => `pkg:npm/${name}@${version}`);
    expect([...new Set(urls)].sort()).toEqual([...new Set(wanted)].sort());
  }, 60_000);
});

describe('the threat model', () => {
  const rows = security.split('## Threat model')[1]?.split('**Out of scope')[0]?.split('\n') ?? [];
  const threats = rows.filter((line) => line.startsWith('| ')).slice(2);

  test('names for each threat who, what, the mitigation, and tests that exist', () => {
    expect(threats.length).toBeGreaterThan(10);
    for (const threat of threats) {
      const cells = threat
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      expect(cells).toHaveLength(4);
      expect(cells).not.toContain('');
      const tests = [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
      expect(tests.length, threat).toBeGreaterThan(0);
      expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    }
  });
});

describe('the public host', () => {
  test('runs the gate as it is, without rights to write', () => {
    const { permissions, jobs } = parse(read('.github/workflows/ci.yml'));
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.gate.steps.at(-1)).toEqual({ run: '.ci/run' });
  });

  test('publishes with provenance after the gate', () => {
    const { steps, permissions } = parse(read('.github/workflows/release.yml')).jobs.publish;
    const lines = steps.map(({ run: line = '' }: { run?: string }) => line);
    const publishing = lines.findIndex((line: string) => line.startsWith('npm publish --provenance'));
    expect(publishing).toBeGreaterThan(lines.indexOf('.ci/run'));
    expect(lines.indexOf('.ci/run')).toBeGreaterThan(0);
    expect(permissions['id-token']).toBe('write');
  });

  test('has issue forms whose fields have an id and a label each', () => {
    const forms = readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');
    expect(forms.length).toBeGreaterThan(1);
    for (const form of forms) {
      const { name, description, body } = parse(read(`.github/ISSUE_TEMPLATE/${form}`));
      expect([typeof name, typeof description]).toEqual(['string', 'string']);
      for (const field of body)
        expect(field, form).toMatchObject({
          id: expect.any(String),
          attributes: { label: expect.any(String) },
        });
    }
  });
});
