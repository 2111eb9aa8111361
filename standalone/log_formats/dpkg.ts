import type { Document, JsonValue } from '../../common/document/document';
import { packageLog } from './package_log';

const LINE =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (install|upgrade|remove|purge|configure|trigproc|status|conffile|startup|disappear) (.*)$/;

const ACTIONS: Readonly<Record<string, string>> = {
  install: 'package_installed',
  upgrade: 'package_updated',
  remove: 'package_removed',
  purge: 'package_removed',
  disappear: 'package_removed',
};

/**
 * dpkg's log: `TIME install|upgrade|remove|… PACKAGE:ARCH OLD-VERSION NEW-VERSION`, `TIME status STATE PACKAGE:ARCH VERSION` and
 * a few more (dpkg(1), lib/dpkg/log.c).
 */
export const dpkg = packageLog('dpkg', LINE, (action, rest) => {
  const words = rest.split(' ');
  const event: { [key: string]: JsonValue } = {
    category: ['package'],
    type: [
      action === 'install'
        ? 'installation'
        : action === 'remove' || action === 'purge'
          ? 'deletion'
          : 'change',
    ],
    action: ACTIONS[action] ?? `package_${action}`,
  };
  if (action === 'startup' || action === 'conffile') return { event };
  const [state, name, version] = action === 'status' ? words : [undefined, ...words];
  const described: Document = {
    event,
    package: packageOf(name ?? '', versionOf(action, version, words.at(-1))),
  };
  if (state !== undefined) described['dpkg'] = { status: state };
  return described;
});

function versionOf(
  action: string,
  old: string | undefined,
  last: string | undefined,
): string | undefined {
  // Of a removal the old version is the one that it is about.
  const version = action === 'remove' || action === 'purge' || action === 'status' ? old : last;
  return version === '<none>' || version === '' ? old : version;
}

function packageOf(text: string, version: string | undefined): { [key: string]: JsonValue } {
  const colon = text.lastIndexOf(':');
  const fields: { [key: string]: JsonValue } = {
    name: colon === -1 ? text : text.slice(0, colon),
    type: 'dpkg',
  };
  if (colon !== -1) fields['architecture'] = text.slice(colon + 1);
  if (version !== undefined && version !== '<none>') fields['version'] = version;
  return fields;
}
