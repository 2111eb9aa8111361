import { Argument, Option, type Command } from 'commander';
import { ROLES, type Role } from '../../../common/access/privileges';
import { createUser } from '../../../common/api/users';
import { parseInput } from '../../../common/parse_input';
import { signInLink } from '../../serve';
import { OWNER } from '../../users/users';
import { printJson, table, type Output } from '../output';
import { portNumber } from '../parse_option';
import { readPassword } from '../read_password';
import { configOf, withHost } from '../with_host';

const { name: nameSchema, password: passwordSchema } = createUser.body.shape;

interface Shown {
  json?: boolean;
}

const nameArgument = (): Argument => new Argument('<name>', 'letters, digits, and . _ @ -');

async function askPassword(output: Output): Promise<string> {
  const given = await readPassword(
    process.stdin,
    (text) => process.stderr.write(text),
    'Password (8 characters or more, it is not shown): ',
  );
  // A terminal's input would keep the program waiting.
  process.stdin.destroy();
  if (process.stdin.isTTY !== true) output.err('the password was read from standard input');
  return parseInput('password', passwordSchema, given);
}

function registerAdd(user: Command, output: Output): void {
  user
    .command('add')
    .summary('add a user')
    .description('Adds a user. The password is asked for, or read from standard input.')
    .addArgument(nameArgument())
    .addOption(
      new Option('--role <role>', 'what the user may do').choices(ROLES).default('analyst'),
    )
    .option('--json', 'the user, as one JSON document')
    .action((name: string, { role, json }: { role: Role } & Shown, command: Command) =>
      withHost(command, async ({ users }) => {
        parseInput('name', nameSchema, name);
        const added = await users.add(name, role, await askPassword(output));
        if (json) printJson(output, [added]);
        else output.out(`added ${added.name}, ${added.role}`);
      }),
    );
}

function registerList(user: Command, output: Output): void {
  user
    .command('list')
    .summary('list users')
    .description('Lists all users, with their open sessions.')
    .option('--json', 'one document a line')
    .action((options: Shown, command: Command) =>
      withHost(command, async ({ users }) => {
        const all = await users.list();
        if (options.json) {
          printJson(output, all);
          return;
        }
        if (all.length === 0) {
          output.out('No users. `executable-stack start` shows the first one the way in.');
          return;
        }
        const rows = all.map(({ name, role, sessions, last_seen_at: seen }) => [
          name,
          role,
          String(sessions),
          seen?.slice(0, 19).replace('T', ' ') ?? '-',
        ]);
        for (const line of table(['NAME', 'ROLE', 'SESSIONS', 'LAST SEEN (UTC)'], rows))
          output.out(line);
      }),
    );
}

function registerRemove(user: Command, output: Output): void {
  user
    .command('remove')
    .summary('remove a user')
    .description('Removes a user and ends the sessions of that user.')
    .addArgument(nameArgument())
    .option('--json', 'the user, as it was, as one JSON document')
    .action((name: string, { json }: Shown, command: Command) =>
      withHost(command, async ({ users }) => {
        const all = await users.list();
        await users.remove(name);
        const isRemoved = (user: { name: string }) =>
          user.name.toLowerCase() === name.toLowerCase();
        if (json) printJson(output, all.filter(isRemoved));
        else output.out(`removed ${name}`);
      }),
    );
}

function registerPassword(user: Command, output: Output): void {
  user
    .command('password')
    .summary("change a user's password or role")
    .description(
      'Sets a new password, asked for or read from standard input, and ends the sessions of the user. With --role the role ' +
        'is changed, and the password stays.',
    )
    .addArgument(nameArgument())
    .addOption(new Option('--role <role>', 'change the role instead').choices(ROLES))
    .option('--json', 'the user, as one JSON document')
    .action((name: string, { role, json }: { role?: Role } & Shown, command: Command) =>
      withHost(command, async ({ users }) => {
        const change = role === undefined ? { password: await askPassword(output) } : { role };
        const changed = await users.change(name, change);
        if (json) printJson(output, [changed]);
        else if (role === undefined) output.out(`changed the password of ${changed.name}`);
        else output.out(`${changed.name} is now ${changed.role}`);
      }),
    );
}

function registerLink(user: Command, output: Output): void {
  user
    .command('link')
    .summary('make a link that signs a user in once')
    .description(
      'Makes a link that signs a user in without a password, once, within an hour; for who forgot it. The host must be running.',
    )
    .argument('[name]', 'the user', OWNER)
    .option('--port <port>', 'where the host was started with this', portNumber)
    .option('--json', 'the link, in one JSON document')
    .action((name: string, { port, json }: { port?: number } & Shown, command: Command) =>
      withHost(command, async (host) => {
        const { http } = configOf(command);
        const local = `http://127.0.0.1:${port ?? http.port}`;
        const link = await signInLink(host, http.public_url ?? local, name);
        if (json) printJson(output, [{ link }]);
        else output.out(link);
      }),
    );
}

export function registerUser(program: Command, output: Output): void {
  const user = program
    .command('user')
    .summary('add, list and remove users, change passwords')
    .description(
      'Manages who may sign in to the app: viewers look, analysts triage, administrators do everything.',
    );
  for (const register of [
    registerAdd,
    registerList,
    registerRemove,
    registerPassword,
    registerLink,
  ]) {
    register(user, output);
  }
}
