import { Router } from 'wouter';
import { Connection } from './parts/connection.tsx';
import { Failed, Loading } from './parts/states.tsx';
import { AskBeforeLeaving, leaveBy } from './parts/unsaved.tsx';
import { useMe } from './queries.ts';
import { SignIn } from './screens/sign-in.tsx';
import { Shell } from './shell.tsx';

/** The first screen is the sign-in, for whoever is not known; then the screens of the role. */
export function App() {
  const me = useMe();
  return (
    <Router base="/console" aroundNav={(go, to, options) => leaveBy(() => go(to, options))}>
      <Connection />
      <AskBeforeLeaving />
      {me.isPending && <Loading />}
      {me.isError && <Failed error={me.error} again={() => void me.refetch()} />}
      {me.data === null && <SignIn />}
      {me.data && <Shell me={me.data} />}
    </Router>
  );
}
