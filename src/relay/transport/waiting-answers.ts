import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HTTP_PIPELINED_MAX } from '../limits.ts';

export interface WaitingAnswers {
  /** The socket asks for one more; false: it is cut, because too many wait already. */
  add(socket: Socket, response: ServerResponse): boolean;
}

/**
 * Bounds how many answers of a socket wait for each other, and ends them with it: Node tells only the one that is being written that its socket
 * is gone, and the files that are open for the others would stay so.
 */
export function createWaitingAnswers(): WaitingAnswers {
  const ofSocket = new WeakMap<Socket, Set<ServerResponse>>();

  function open(socket: Socket): Set<ServerResponse> {
    const waiting = new Set<ServerResponse>();
    ofSocket.set(socket, waiting);
    socket.once('close', () => {
      // Once Node has told whom it tells.
      setImmediate(() => {
        for (const response of waiting) {
          response.destroy();
          response.emit('close');
        }
      });
    });
    return waiting;
  }

  return {
    add(socket, response) {
      const waiting = ofSocket.get(socket) ?? open(socket);
      if (socket.destroyed || waiting.size >= HTTP_PIPELINED_MAX) {
        socket.destroy();
        return false;
      }
      waiting.add(response);
      response.once('close', () => waiting.delete(response));
      return true;
    },
  };
}
