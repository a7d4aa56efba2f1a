import net from 'node:net';
import { Fault } from './fault.mjs';

/**
 * Every port a start uses, with the environment variable that moves it. All bind 127.0.0.1. The README's table is this
 * one.
 */
export const PORTS = {
  http: { port: 8080, variable: 'HTTP_PORT', what: 'lookups, health and metrics of the access monitor' },
  broker: { port: 19092, variable: 'TAM_BROKER_PORT', what: 'embedded Apache Kafka' },
  controller: { port: 19093, variable: 'TAM_CONTROLLER_PORT', what: "embedded Apache Kafka's controller" },
  prometheus: { port: 19090, variable: 'TAM_PROMETHEUS_PORT', what: 'Prometheus, with `--with-monitoring`' },
  alertmanager: {
    port: 19094,
    variable: 'TAM_ALERTMANAGER_PORT',
    what: 'Alertmanager, with `--with-monitoring`',
  },
  database: { port: 15432, variable: 'TAM_DATABASE_PORT', what: 'embedded PostgreSQL' },
};

/** The port of a row of the table, as the environment has it. */
export function portOf(name) {
  const { port, variable } = PORTS[name];
  const set = process.env[variable];
  return set && /^\d+$/.test(set) ? Number(set) : port;
}

/** `count` different ports of 127.0.0.1 that nobody listens on now. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** True if nobody listens on this port of 127.0.0.1. */
export async function isFree(port) {
  try {
    const server = await listen(port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
}

/** Throws TAM_RUN_PORT_BUSY, naming the port and the variable that moves it. */
export async function requireFree(port, what, variable) {
  if (await isFree(port)) return;
  throw new Fault(
    'TAM_RUN_PORT_BUSY',
    `Port ${port} of 127.0.0.1 (${what}${variable ? `, ${variable}` : ''}) is in use.`,
  );
}

/** True as soon as something accepts connections on the port; false after `patience` milliseconds or once `gaveUp()`. */
export async function waitForPort(port, { patience = 60_000, gaveUp = () => false } = {}) {
  const limit = Date.now() + patience;
  while (Date.now() < limit && !gaveUp()) {
    if (await accepts(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
