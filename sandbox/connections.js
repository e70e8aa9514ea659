// The connections of a server, so that they can be counted and cut.

/** @import { Server, Socket } from 'node:net' */

/**
 * @typedef {object} Connections
 * @property {() => number} count how many are open now
 * @property {() => Promise<void>} cut ends them, and resolves when all are closed
 */

/**
 * @param {Server} server before it listens
 * @returns {Connections}
 */
export function trackConnections(server) {
  /** @type {Set<Socket>} */
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    count: () => sockets.size,
    async cut() {
      await Promise.all(Array.from(sockets, closeSocket));
    },
  };
}

/**
 * @param {Socket} socket
 * @returns {Promise<void>}
 */
function closeSocket(socket) {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
