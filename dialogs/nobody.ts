/** The actor that a pure transition pretends to belong to: made once, where xstate would make one for each step. */
import { createActor, type ActorScope, type EventFromLogic, type SnapshotFrom } from 'xstate';
import type { Compiled } from './compiled.js';
import { begin } from './conversation.js';
import type { DialogMachine } from './machine.js';

type Scope = ActorScope<SnapshotFrom<DialogMachine>, EventFromLogic<DialogMachine>>;

const scopes = new WeakMap<DialogMachine, Scope>();

/** It runs nothing and tells nobody: our machine has no actions but `assign`. */
export function nobody(machine: DialogMachine, compiled: Compiled): Scope {
  const known = scopes.get(machine);
  if (known) return known;
  // Of nobody's conversation: the actor lives as long as the machine, and people's words must not.
  const of = { id: 'nobody', practice: 'nobody', script: compiled.script.id, language: 'en', at: '' };
  const self = createActor(machine, { input: { compiled, conversation: begin(of) } });
  const nothing = () => undefined;
  const scope: Scope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}
