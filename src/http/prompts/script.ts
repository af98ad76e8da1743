import { Router } from 'express';
import type { Context } from '../../context.ts';
import { exportLibrary } from '../../prompts/library/export-library.ts';
import { LibraryError } from '../../prompts/library/library-error.ts';
import { scriptCsv } from '../../prompts/script/csv.ts';
import { scriptPage } from '../../prompts/script/page.ts';
import { recordingScript, type RecordingScript } from '../../prompts/script/recording-script.ts';
import { guard } from '../guard.ts';
import { asPrinted } from '../safety-headers.ts';

/** `/api/v1/recording-script/<language>.html` and `.csv`, and the whole library as `/api/v1/library.zip`. */
export function scriptRoutes(context: Context): Router {
  const router = Router();
  const read = guard(context, 'prompts:read');
  const scriptOf = (language: string, query: { open?: unknown }): RecordingScript => {
    const script = recordingScript(context.library.contents(), language, query.open === 'yes');
    if (!script) throw new LibraryError('unknown-language', `The line has no language "${language}".`);
    return script;
  };
  router.get('/recording-script/:language.html', read, (request, response) => {
    const page = scriptPage(scriptOf(String(request.params['language']), request.query));
    asPrinted(response).type('html').send(page);
  });
  router.get('/recording-script/:language.csv', read, (request, response) => {
    const csv = scriptCsv(scriptOf(String(request.params['language']), request.query));
    response.attachment(`recording-script.csv`).type('text/csv').send(csv);
  });
  router.get('/library.zip', guard(context, 'prompts:approve'), async (_request, response) => {
    response.attachment('sdap-library.zip').type('application/zip');
    await exportLibrary(context.library.contents(), context.clipFiles, response);
  });
  return router;
}
