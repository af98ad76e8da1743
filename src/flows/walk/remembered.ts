import type { Directory, Voice } from '../../calls/ports.ts';

/**
 * A directory and a voice that answer the same question with the same object: a walk asks some of them a hundred
 * thousand times. For as long as nothing that they answer from changes.
 */
export const rememberedDirectory = (real: Directory): Directory => {
  const ask = remembered(({ question, circumstances }: Asked) => real.lookUp(question, circumstances));
  return { lookUp: (question, circumstances) => ask({ question, circumstances }) };
};

interface Asked {
  question: Parameters<Directory['lookUp']>[0];
  circumstances: Parameters<Directory['lookUp']>[1];
}

export const rememberedVoice = (real: Voice): Voice => {
  const utter = remembered(({ parts, language }: Said) => real.utter(parts, language));
  return { utter: (parts, language) => utter({ parts, language }) };
};

interface Said {
  parts: Parameters<Voice['utter']>[0];
  language: string;
}

/** What throws is asked again. */
function remembered<Question, Answer>(real: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const key = JSON.stringify(question);
    const answer = known.get(key) ?? real(question);
    known.set(key, answer);
    return answer;
  };
}
