// A thread inherits no loader of TypeScript before Node 22: this takes it in.
import { register } from 'tsx/esm/api';

register();
await import('./answer-questions.ts');
