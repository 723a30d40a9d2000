// socket.io as its documentation shows it; WebSocket alone, since no viewer here polls. The folder that has the package is its argument.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

const { Server } = createRequire(path.join(process.argv[2], 'package.json'))('socket.io');
const http = createServer();
const io = new Server(http, { transports: ['websocket'] });
let last;

io.on('connection', (socket) => {
  if (last !== undefined) socket.emit('update', last);
  socket.on('update', (values) => {
    last = values;
    socket.broadcast.emit('update', values);
  });
});
http.listen(0, '127.0.0.1', () => console.log('listening', http.address().port));
