import type { Command } from 'commander';
import { loadConfig, type Config } from '../config';
import { openHost, type Host } from '../host';

/** The configuration that a command's options name. */
export function configOf(command: Command): Config {
  return loadConfig(command.optsWithGlobals<{ config?: string; dataDir?: string }>());
}

/** Opens the store, does the work, and closes it whatever happens. */
export async function withHost<T>(command: Command, work: (host: Host) => Promise<T>): Promise<T> {
  const host = await openHost(configOf(command));
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
