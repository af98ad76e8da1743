import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Whether a disk of a test's own can be made here: for that one must be root, and on Linux. */
export const CAN_MAKE_DISKS = canMakeDisks();

function canMakeDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-disk-'));
  const can = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'sdap-test', folder) && run('umount', folder);
  rmSync(folder, { recursive: true });
  return can;
}

/** A real disk that can be filled to its last byte. */
export interface SmallDisk {
  folder: string;
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/** In: its size; where it is to be, a folder that is there. */
export function smallDisk(kilobytes: number, folder = mkdtempSync(join(tmpdir(), 'sdap-disk-'))): SmallDisk {
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'sdap-test', folder))
    throw new Error('There is no disk for this test.');
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      for (let count = 0, bytes = 1024 * 1024; bytes >= 1; count += 1) {
        try {
          writeFileSync(`${ballast}-${count}`, Buffer.alloc(bytes));
        } catch {
          bytes = Math.floor(bytes / 2);
        }
      }
    },
    makeRoom: () => {
      run('sh', '-c', `rm -f '${ballast}'-*`);
    },
    remove: () => {
      run('umount', '-l', folder);
    },
  };
}
