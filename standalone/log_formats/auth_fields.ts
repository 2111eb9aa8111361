import type { Document, JsonValue } from '../../common/document/document';

type Fields = { [key: string]: JsonValue };

// The patterns of elastic/integrations packages/system/data_stream/auth/elasticsearch/ingest_pipeline/default.yml.
const SSH = /^(\S+) (\S+) for (?:invalid user )?(.*?) from (\S+) port (\d+) ssh2(?:: (.*))?/;
const SSH_USER = /^(\S+) user (.*?) from ([0-9a-fA-F.:]+)/;
const SSH_DROPPED = /^Did not receive identification string from ([0-9a-fA-F.:]+)/;
const SUDO =
  /^\s*(\S+) :(?: (?!TTY=|PWD=)(.*?) ;)?(?: TTY=(.*?) ;)? PWD=(.*?) ; USER=(.*?) ;(?: [A-Z]+=.*? ;)? COMMAND=(.*)$/;
const NEW_GROUP = /^new group: name=(.*?), GID=(\d+)/;
const NEW_USER = /^new user: name=(.*?), UID=(\d+), GID=(\d+), home=(.*?), shell=([^,]*)/;
const SESSION =
  /session (opened|closed) for user "?([^\s"(]+)"?(?:\(uid=\d+\))?(?: by "?([^\s"(]*)"?\(uid=(\d+)\))?/;

const ACCOUNT_TOOLS: Readonly<Record<string, readonly [string, string]>> = {
  useradd: ['user', 'creation'],
  userdel: ['user', 'deletion'],
  usermod: ['user', 'change'],
  groupadd: ['group', 'creation'],
  groupdel: ['group', 'deletion'],
  groupmod: ['group', 'change'],
};

/** Leaves out what is not there. */
function present(fields: { [key: string]: JsonValue | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

function source(ip: string, port?: string): Fields {
  return present({ ip, address: ip, port: port === undefined ? undefined : Number(port) });
}

function ssh(message: string): Document | undefined {
  const [whole, event, method, user, address, port, signature] = SSH.exec(message) ?? [];
  if (whole !== undefined && event !== undefined && address !== undefined) {
    const accepted = event === 'Accepted';
    return {
      event: sshEvent(accepted, accepted || event === 'Failed' || event === 'Invalid'),
      system: { auth: { ssh: present({ event, method, signature }) } },
      user: present({ name: user }),
      source: source(address, port),
    };
  }
  const [, what, name, from] = SSH_USER.exec(message) ?? [];
  if (what !== undefined && from !== undefined) {
    return {
      event: sshEvent(false, what === 'Invalid' || what === 'Failed'),
      system: { auth: { ssh: { event: what } } },
      user: present({ name }),
      source: source(from),
    };
  }
  const dropped = SSH_DROPPED.exec(message)?.[1];
  if (dropped === undefined) return undefined;
  return { system: { auth: { ssh: { dropped_ip: dropped } } }, source: source(dropped) };
}

function sshEvent(accepted: boolean, isLogin: boolean): Fields {
  if (!isLogin) return {};
  return {
    action: 'ssh_login',
    category: accepted ? ['authentication', 'session'] : ['authentication'],
    type: ['info'],
    outcome: accepted ? 'success' : 'failure',
  };
}

function sudo(message: string): Document | undefined {
  const [whole, name, error, tty, pwd, user, command] = SUDO.exec(message) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  return {
    event: { category: ['process'] },
    system: { auth: { sudo: present({ error, tty, pwd, user, command }) } },
    user: { name, ...(user !== undefined && { effective: { name: user } }) },
  };
}

function account(program: string, message: string): Document | undefined {
  const kind = ACCOUNT_TOOLS[program];
  if (kind === undefined) return undefined;
  const event: Fields = { category: ['iam'], type: [...kind], outcome: 'success' };
  const [, groupName, gid] = NEW_GROUP.exec(message) ?? [];
  if (groupName !== undefined && gid !== undefined)
    return { event, group: { name: groupName, id: gid } };
  const [, name, uid, userGid, home, shell] = NEW_USER.exec(message) ?? [];
  if (name === undefined) return { event };
  return {
    event,
    user: present({ name, id: uid }),
    group: present({ id: userGid }),
    system: { auth: { useradd: present({ home, shell }) } },
  };
}

function session(message: string): Document | undefined {
  const [, what, user, by, uid] = SESSION.exec(message) ?? [];
  if (what === undefined || user === undefined) return undefined;
  const action = what === 'opened' ? 'logged-on' : 'logged-off';
  const event: Fields = { action, category: ['session'] };
  if (by) return { event, user: { name: by, ...(uid && { id: uid }), effective: { name: user } } };
  return { event, user: { name: user } };
}

/** What a message of an authentication log says of who came in or did what; undefined where it says nothing of that. */
export function authFields(program: string, message: string): Document | undefined {
  if (program.startsWith('sshd')) return ssh(message) ?? session(message);
  if (program === 'sudo') return sudo(message) ?? session(message);
  return account(program, message) ?? session(message);
}
