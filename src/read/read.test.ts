import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/run.ts';
import { read } from './index.ts';
import { MAX_DOCUMENT } from './limits.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

/** What is read, with paths relative to the test's folder: `path = text` or `path ! reason`. */
async function lines(...paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const item of read(paths)) {
    const path = item.path.replace(`${folder}/`, '');
    found.push(
      'bytes' in item ? `${path} = ${Buffer.from(item.bytes).toString()}` : `${path} ! ${item.reason}`,
    );
  }
  return found;
}

async function tar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A zip archive with `a.txt` (stored, "hello") in it, the bit for encryption set or not. */
function zip(encrypted: boolean): Buffer {
  const name = Buffer.from('a.txt');
  // Encryption puts twelve bytes of its own before the data.
  const data = Buffer.from(encrypted ? `${'?'.repeat(12)}hello` : 'hello');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(encrypted ? 1 : 0, 6);
  local.writeUInt32LE(0x3610a686, 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE('hello'.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

describe('files and folders', () => {
  it('are read by name, below all folders, hidden ones and packages left out', async () => {
    put('b.md', 'B');
    put('a/c.txt', 'C');
    put('a/.hidden/x.txt', 'X');
    put('.secret', 'X');
    put('node_modules/x.txt', 'X');
    expect(await lines(folder)).toEqual(['a/c.txt = C', 'b.md = B']);
  });

  it('are read where they are asked for by name, hidden or not', async () => {
    expect(await lines(put('.secret', 'X'))).toEqual(['.secret = X']);
  });

  it('that link back to themselves are read once', async () => {
    put('a/c.txt', 'C');
    symlinkSync(folder, join(folder, 'a', 'loop'));
    expect(await lines(folder)).toEqual(['a/c.txt = C']);
  });

  it('that links lead to elsewhere are passed over, be they files or folders, and whatever they lead through', async () => {
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'sub'));
    writeFileSync(join(elsewhere, 'sub', 'secret.txt'), 'X');
    put('a.txt', 'A');
    put('in/b.txt', 'B');
    symlinkSync(join(elsewhere, 'sub', 'secret.txt'), join(folder, 'file.txt'));
    symlinkSync(join(elsewhere, 'sub'), join(folder, 'in', 'folder'));
    symlinkSync(join(folder, 'file.txt'), join(folder, 'in', 'twice.txt'));
    symlinkSync('../../../../../../../etc/hostname', join(folder, 'relative.txt'));
    symlinkSync(join(folder, 'in', 'b.txt'), join(folder, 'inside.txt'));
    expect(await lines(folder)).toEqual([
      'a.txt = A',
      expect.stringMatching(/^file\.txt ! a link out of the folder/),
      'in/b.txt = B',
      expect.stringMatching(/^in\/folder ! a link out of the folder/),
      expect.stringMatching(/^in\/twice\.txt ! a link out of the folder/),
      'inside.txt = B',
      expect.stringMatching(/^relative\.txt ! a link out of the folder/),
    ]);
  });

  it('that are links are read where they are asked for by name', async () => {
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'a.txt'), 'A');
    symlinkSync(elsewhere, join(folder, 'link'));
    expect(await lines(join(folder, 'link'))).toEqual(['link/a.txt = A']);
  });

  it('that do not exist are named, and the others are read', async () => {
    expect(await lines(join(folder, 'none'), put('b.md', 'B'))).toEqual([
      expect.stringMatching(/^none ! no such file/),
      'b.md = B',
    ]);
  });

  it('that hold no text are named with what to do', async () => {
    put('a', '');
    put('b', Buffer.from('%PDF-1.7 ...'));
    put('c', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]));
    put('d', Buffer.from([1, 0, 0, 2, 0, 3]));
    put('e', Buffer.from([0x52, 0x61, 0x72, 0x21]));
    put('f', Buffer.alloc(MAX_DOCUMENT + 1, 'x'));
    expect(await lines(folder)).toEqual([
      'a ! empty file',
      expect.stringMatching(/^b ! a PDF: save/),
      expect.stringMatching(/^c ! a picture/),
      expect.stringMatching(/^d ! a binary file/),
      expect.stringMatching(/^e ! a RAR archive: unpack/),
      expect.stringMatching(/^f ! larger than 16 MiB/),
    ]);
  });

  it('in UTF-16 are text, although there are zero bytes in it', async () => {
    const bytes = Buffer.from('两军对话\n', 'utf16le');
    const path = put('a.txt', bytes);
    for await (const item of read([path])) expect(item).toEqual({ path, bytes });
  });
});

describe('JSON Lines', () => {
  it('give a document a line, whatever the file is called; bad lines too, for the next stage to report', async () => {
    const path = put('news.dat', '\n{"id":1}\n\nnot json\n{"id":2}');
    expect(await lines(path)).toEqual([
      'news.dat:2 = {"id":1}',
      'news.dat:4 = not json',
      'news.dat:5 = {"id":2}',
    ]);
  });

  it('may be in UTF-16 and in GB18030', async () => {
    const wide = put('a', Buffer.from('\ufeff{"id":"一"}\n{"id":"二"}\n', 'utf16le'));
    expect(await lines(wide)).toEqual(
      ['a:1 = \ufeff{"id":"一"}', 'a:2 = {"id":"二"}'].map((line) => line.replace('\ufeff', '')),
    );
    const narrow = put(
      'b',
      Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}\n{"id":2}\n')]),
    );
    expect(await lines(narrow)).toHaveLength(2);
  });

  it('are not what one object over several lines is', async () => {
    expect(await lines(put('a.json', '{\n "id": 1\n}\n'))).toEqual(['a.json = {\n "id": 1\n}\n']);
  });

  it('go on after a line that is too long', async () => {
    const path = put('a', `{"id":1}\n{"x":"${'x'.repeat(MAX_DOCUMENT)}"}\n{"id":3}\n`);
    expect(await lines(path)).toEqual([
      'a:1 = {"id":1}',
      expect.stringMatching(/^a:2 ! larger/),
      'a:3 = {"id":3}',
    ]);
  });
});

describe('archives', () => {
  it('are read to their end when a folder in them states a size', async () => {
    const archive = await tar({ 'folder/': '', 'a.txt': 'A' });
    const header = archive.subarray(0, 512);
    header.write('5', 156); // the mark of a folder
    header.write('00000000005', 124);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(await lines(put('a.tar', archive))).toEqual(['a.tar!/a.txt = A']);
  });

  it('are read whatever they are called: tar, tar.gz, gz and zip, in each other too', async () => {
    const inner = gzipSync(
      await tar({ './x/c.txt': 'C', 'lines.jsonl': '{"id":1}\n{"id":2}\n', '.hidden': 'X' }),
    );
    put('1', await tar({ 'a.txt': 'A', inner }));
    put('2', gzipSync('G'));
    put('3', zip(false));
    put('4', gzipSync(zip(false)));
    expect(await lines(folder)).toEqual([
      '1!/a.txt = A',
      '1!/inner!/x/c.txt = C',
      '1!/inner!/lines.jsonl:1 = {"id":1}',
      '1!/inner!/lines.jsonl:2 = {"id":2}',
      '2 = G',
      '3!/a.txt = hello',
      '4!/a.txt = hello',
    ]);
  });

  it('that are encrypted are named, not read', async () => {
    expect(await lines(put('a.zip', zip(true)))).toEqual([
      expect.stringMatching(/^a\.zip!\/a\.txt ! encrypted/),
    ]);
  });

  it('that are cut off give what stands before the cut, and say so', async () => {
    const whole = await tar({ 'a.txt': 'A', 'b.txt': 'B'.repeat(2_000), 'c.txt': 'C' });
    const found = await lines(put('a.tar', whole.subarray(0, 2_500)));
    expect(found[0]).toBe('a.tar!/a.txt = A');
    expect(found.at(-1)).toMatch(/^a\.tar ! damaged or cut off/);
    const packed = gzipSync(whole);
    expect((await lines(put('b.gz', packed.subarray(0, packed.length - 20)))).at(-1)).toMatch(
      /^b\.gz ! damaged or cut off/,
    );
    expect((await lines(put('c.zip', zip(false).subarray(0, 60)))).at(-1)).toMatch(
      /^c\.zip ! damaged or cut off/,
    );
  });

  it('with a member that is too large go on after it', async () => {
    const large = Buffer.alloc(MAX_DOCUMENT + 1, 'x');
    const path = put('a.tar', await tar({ large, 'b.txt': 'B' }));
    expect(await lines(path)).toEqual([
      expect.stringMatching(/^a\.tar!\/large ! larger/),
      'a.tar!/b.txt = B',
    ]);
  });

  it('that unpack to far more than their size are given up', async () => {
    const large = Buffer.alloc(MAX_DOCUMENT, 'x');
    const bomb = gzipSync(await tar(Object.fromEntries([...'abcdefgh'].map((name) => [name, large]))));
    const found: string[] = [];
    for await (const item of read([put('a', bomb)])) if ('reason' in item) found.push(item.reason);
    expect(found.at(-1)).toMatch(/unpacks to more than 200 times its size/);
  });

  it('packed over and over are not followed for ever', async () => {
    const nested = [1, 2, 3, 4, 5].reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from('deep'));
    expect(await lines(put('a', nested))).toEqual([expect.stringMatching(/^a ! packed more than 3 times/)]);
  });
});
