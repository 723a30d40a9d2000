/** Stands for OBS's WebSocket server, protocol 5: greeting, password, the requests that it is sent, and what it refuses. */
import { proofOf } from '../obs-messages.ts';
import type { DialObs } from '../obs-session.ts';

export interface FakeObs {
  password: string | undefined;
  readonly scenes: string[];
  /** `none`: its settings have none. */
  replay: 'on' | 'off' | 'none';
  scene: string;
  saved: number;
  /** What was asked, as `SetCurrentProgramScene Break`. */
  readonly asked: string[];
  /** Requests are kept and not answered. */
  isMute: boolean;
  /** Somebody dials: gives what hears them. */
  connect(line: {
    readonly send: (text: string) => void;
    readonly close: (code: number, reason: string) => void;
  }): (text: string) => void;
}

const AUTHENTICATION = {
  challenge: '+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY=',
  salt: 'lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=',
};

type Answer = { readonly data?: object } | { readonly code: number; readonly comment: string };

export function createFakeObs(
  options: { readonly password?: string; readonly replay?: FakeObs['replay'] } = {},
): FakeObs {
  const asked: string[] = [];
  const scenes = ['Game', 'Break'];

  function answer(type: string, data: { readonly sceneName?: string } = {}): Answer {
    switch (type) {
      case 'GetSceneList':
        return {
          data: {
            currentProgramSceneName: fake.scene,
            scenes: scenes.map((sceneName, sceneIndex) => ({ sceneIndex, sceneName })),
          },
        };
      case 'SetCurrentProgramScene': {
        const { sceneName = '' } = data;
        if (!scenes.includes(sceneName))
          return { code: 600, comment: `No source was found by the name of \`${sceneName}\`.` };
        fake.scene = sceneName;
        return {};
      }
      case 'GetReplayBufferStatus':
        return fake.replay === 'none'
          ? { code: 604, comment: 'Replay buffer is not available.' }
          : { data: { outputActive: fake.replay === 'on' } };
      case 'SaveReplayBuffer':
        if (fake.replay !== 'on') return { code: 501, comment: '' };
        fake.saved += 1;
        return {};
      default:
        return { code: 204, comment: 'Your request type is not valid.' };
    }
  }

  const fake: FakeObs = {
    password: options.password,
    replay: options.replay ?? 'on',
    scenes,
    scene: 'Game',
    saved: 0,
    asked,
    isMute: false,
    connect({ send, close }) {
      const { password } = fake;
      let isIdentified = false;
      const say = (op: number, d: object): void => send(JSON.stringify({ op, d }));
      say(0, {
        obsWebSocketVersion: '5.5.2',
        rpcVersion: 1,
        ...(password !== undefined && { authentication: AUTHENTICATION }),
      });
      return (text) => {
        const { op, d } = JSON.parse(text) as { op: number; d: Record<string, unknown> };
        if (op === 1) {
          if (password !== undefined && d['authentication'] !== proofOf(password, AUTHENTICATION)) {
            close(4009, 'Authentication failed.');
            return;
          }
          isIdentified = true;
          say(2, { negotiatedRpcVersion: 1 });
        } else if (!isIdentified || op !== 6)
          close(4007, 'You attempted to send a non-Identify message while not identified.');
        else {
          const type = String(d['requestType']);
          const data = d['requestData'] as { readonly sceneName?: string } | undefined;
          asked.push([type, ...(data?.sceneName === undefined ? [] : [data.sceneName])].join(' '));
          if (fake.isMute) return;
          const given = answer(type, data);
          const requestStatus = 'code' in given ? { result: false, ...given } : { result: true, code: 100 };
          say(7, {
            requestType: type,
            requestId: d['requestId'],
            requestStatus,
            ...('data' in given && { responseData: given.data }),
          });
        }
      };
    },
  };
  return fake;
}

/** In a turn of its own. */
function later(run: () => void): void {
  void Promise.resolve().then(run);
}

/** Dials a fake in memory: what is said arrives in a turn of its own. `cut` ends every connection, and none comes while it `isDown`. */
export function dialFake(fake: FakeObs): {
  readonly dial: DialObs;
  cut(): void;
  isDown: boolean;
  readonly dialled: () => number;
} {
  const lines = new Set<(code: number, reason: string) => void>();
  let dialled = 0;
  const net = {
    isDown: false,
    dialled: () => dialled,
    cut() {
      for (const close of lines) close(1006, 'ECONNRESET');
    },
    dial: ((hear) => {
      dialled += 1;
      let isOpen = true;
      let receive: ((text: string) => void) | undefined;
      const close = (code: number, reason: string): void => {
        if (!isOpen) return;
        isOpen = false;
        lines.delete(close);
        later(() => hear.closed(code, reason));
      };
      lines.add(close);
      later(() => {
        if (net.isDown) close(1006, 'ECONNREFUSED');
        else receive = fake.connect({ send: (text) => later(() => isOpen && hear.text(text)), close });
      });
      return {
        send: (text) => later(() => isOpen && receive?.(text)),
        close() {
          isOpen = false;
          lines.delete(close);
        },
      };
    }) satisfies DialObs,
  };
  return net;
}
