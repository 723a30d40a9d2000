// What most who need a fan-out write first, as the README of ws shows it: each message is sent to each client. Who joins gets the last one.
import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
let last;

server.on('connection', (socket) => {
  if (last !== undefined) socket.send(last.data, { binary: last.isBinary });
  socket.on('error', console.error);
  socket.on('message', (data, isBinary) => {
    last = { data, isBinary };
    for (const client of server.clients) {
      if (client !== socket && client.readyState === WebSocket.OPEN) client.send(data, { binary: isBinary });
    }
  });
});
server.on('listening', () => console.log('listening', server.address().port));
