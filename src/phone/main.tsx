import '@fontsource/noto-sans-khmer/400.css';
import '@fontsource/noto-sans-khmer/700.css';
import './styles/colours.css';
import './styles/page.css';
import './styles/keypad.css';
import './styles/handset.css';
import './styles/switch.css';
import './styles/conversation.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { callLine } from './line.ts';
import { Phone } from './phone.ts';
import { audioPlayer } from './player.ts';

const audio = document.createElement('audio');
document.body.append(audio);

const phone = new Phone({ callLine, player: audioPlayer(audio), now: () => Date.now() });
window.addEventListener('pagehide', () => phone.leave());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App phone={phone} />
    </StrictMode>,
  );
}
