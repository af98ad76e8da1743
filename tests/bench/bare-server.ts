import express from 'express';

/*
 * What the turn is measured against: Express, the same parser of forms with the same limit, and an answer of the same
 * size that is always the same.
 */
const TWIML =
  '<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="http://127.0.0.1:3000/telephony/twilio/voice/turns/1" ' +
  'method="POST" numDigits="1" timeout="7" finishOnKey="" actionOnEmptyResult="true">' +
  '<Play>http://127.0.0.1:3000/media/0123456789abcdef0123456789abcdef.wav</Play></Gather>' +
  '<Redirect method="POST">http://127.0.0.1:3000/telephony/twilio/voice/turns/1</Redirect></Response>';

const app = express();
app.disable('x-powered-by');
app.use(express.urlencoded({ extended: false, limit: '64kb' }));
app.post('/{*path}', (_request, response) => {
  response.set('Content-Type', 'text/xml; charset=utf-8').set('Cache-Control', 'no-store').send(TWIML);
});
app.get('/healthz', (_request, response) => {
  response.json({ ok: true });
});
const { CLIPS, PORT } = process.env;
// As the line serves its clips: they never change.
if (CLIPS) app.use('/media', express.static(CLIPS, { immutable: true, maxAge: '1y' }));
app.listen(Number(PORT));
