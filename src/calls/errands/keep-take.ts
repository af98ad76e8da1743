import type { Errand } from '../outgoing-ports.ts';
import { DONE, type ErrandEnd, type ErrandPorts } from './errand-ports.ts';

/** What a speaker kept becomes a clip of the library; the sealed recording is then of no more use. */
export async function keepTake(ports: ErrandPorts, { subject: id }: Errand): Promise<ErrandEnd> {
  ports.store.transaction(() => {
    ports.takes.keep(id);
    ports.recordings.drop(id);
    ports.errands.add('delete-recording', id, ports.clock.now());
  });
  return Promise.resolve(DONE);
}
