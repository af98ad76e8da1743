/** What the page is told about a clip. Exactly one of `ended` and `failed` comes, unless it is stopped before. */
interface Listener {
  started(): void;
  ended(): void;
  failed(): void;
}

export interface Player {
  /** Called while a button is pressed: browsers let a page speak only after that. */
  unlock(): void;
  play(url: string, listener: Listener): void;
  stop(): void;
  /** Seconds of the clip that were heard. */
  position(): number;
}

/** A hundredth of a second of silence. */
const SILENCE =
  'data:audio/wav;base64,UklGRnQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVAAAACA' +
  'gICA'.repeat(26) +
  'gA==';

/** Plays one clip at a time through one audio element: a second one would need a second permission. */
export function audioPlayer(audio: HTMLAudioElement): Player {
  let listener: Listener | undefined;
  const finish = (how: 'ended' | 'failed') => (): void => {
    const told = listener;
    listener = undefined;
    told?.[how]();
  };
  audio.addEventListener('playing', () => listener?.started());
  audio.addEventListener('ended', finish('ended'));
  audio.addEventListener('error', finish('failed'));

  const start = (url: string): void => {
    audio.src = url;
    const mine = listener;
    audio.play().catch(() => {
      // Refused, or stopped by us: only the first concerns whoever still listens.
      if (mine !== undefined && mine === listener) finish('failed')();
    });
  };
  return {
    unlock: () => {
      listener = undefined;
      start(SILENCE);
    },
    play: (url, toTell) => {
      listener = toTell;
      start(url);
    },
    stop: () => {
      listener = undefined;
      audio.pause();
      // Ends the download too: what was interrupted is not needed any more.
      audio.removeAttribute('src');
      audio.load();
    },
    position: () => audio.currentTime,
  };
}
