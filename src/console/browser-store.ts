/* What this browser keeps for itself until the line has it, in its own database: it outlives a closed page. */

const DATABASE = 'sdap-console';
const STORES = ['takes', 'zips'] as const;

export interface Kept {
  id: string;
  /** The id of the person it belongs to: the next one at this machine sends nothing in another's name. */
  owner: string;
}

export interface BrowserStore<Row extends Kept> {
  put(row: Row): Promise<void>;
  /** What belongs to this person, the oldest first. */
  of(owner: string): Promise<Row[]>;
  remove(id: string): Promise<void>;
}

/** Every call throws where the browser keeps nothing: in a private window, or when its disk is full. */
export const browserStore = <Row extends Kept>(name: (typeof STORES)[number]): BrowserStore<Row> => ({
  put: async (row) => {
    await run(name, 'readwrite', (store) => store.put(row));
  },
  of: async (owner) => {
    const rows = (await run(name, 'readonly', (store) => store.getAll())) as Row[];
    return rows.filter((row) => row.owner === owner);
  },
  remove: async (id) => {
    await run(name, 'readwrite', (store) => store.delete(id));
  },
});

async function run<Result>(
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    const transaction = database.transaction(name, mode);
    const request = ask(transaction.objectStore(name));
    // Only then is it on the disk.
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser keeps nothing.'));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name, { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });
}
