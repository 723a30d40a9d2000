// uWebSockets.js with its own publish and subscribe, and its defaults. The folder that has the package is its argument.
import { createRequire } from 'node:module';
import path from 'node:path';

const uws = createRequire(path.join(process.argv[2], 'package.json'))('./uws.js');
let last;

uws
  .App()
  .ws('/*', {
    open(socket) {
      if (last !== undefined) socket.send(last.data, last.isBinary);
      socket.subscribe('updates');
    },
    message(socket, data, isBinary) {
      last = { data: Buffer.from(data.slice(0)), isBinary };
      socket.publish('updates', data, isBinary);
    },
  })
  .listen('127.0.0.1', 0, (token) => console.log('listening', uws.us_socket_local_port(token)));
