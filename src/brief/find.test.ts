import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder, thrownBy, writeBrief } from '../../test/support/brief-files.ts';
import { briefNames, findBrief } from './index.ts';

const root = testFolder();

describe('finding a brief', () => {
  const folder = writeBrief(root);
  const briefs = join(root, 'briefs');
  for (const name of ['beacons', 'anchors']) {
    mkdirSync(join(briefs, name), { recursive: true });
    writeFileSync(join(briefs, name, 'brief.yaml'), '');
  }
  mkdirSync(join(briefs, 'notes'));

  test('lists the folders that hold one', () => {
    expect(briefNames(briefs)).toEqual(['anchors', 'beacons']);
    expect(briefNames(join(root, 'nowhere'))).toEqual([]);
  });

  test('takes a name or a path', () => {
    expect(findBrief('beacons', briefs)).toBe(join(briefs, 'beacons'));
    expect(findBrief(folder, briefs)).toBe(folder);
  });

  test('names those that exist where there is none', () => {
    const error = thrownBy(() => findBrief('becons', briefs));
    expect(error).toMatchObject({ code: 'BRIEF_NOT_FOUND', message: 'There is no brief "becons".' });
    expect(error.remedy).toContain('anchors, beacons');
  });
});
