/** What was done, as Auditbeat says it, and ECS's categories of it. */
export interface AuditAction {
  action: string;
  category: readonly string[];
  type: readonly string[];
}

function of(action: string, category: string, ...type: string[]): AuditAction {
  return { action, category: [category], type };
}

// elastic/go-libaudit aucoalesce/normalizations.yaml
const BY_SYSCALL: Readonly<Record<string, AuditAction>> = {
  execve: of('executed', 'process', 'start'),
  execveat: of('executed', 'process', 'start'),
  connect: of('connected-to', 'network', 'connection', 'start'),
  bind: of('bound-socket', 'network', 'start'),
  listen: of('listen-for-connections', 'network', 'start'),
  accept: of('accepted-connection-from', 'network', 'connection', 'start'),
  accept4: of('accepted-connection-from', 'network', 'connection', 'start'),
  open: of('opened-file', 'file', 'info'),
  openat: of('opened-file', 'file', 'info'),
  creat: of('opened-file', 'file', 'creation'),
  chmod: of('changed-file-permissions-of', 'file', 'change'),
  fchmod: of('changed-file-permissions-of', 'file', 'change'),
  fchmodat: of('changed-file-permissions-of', 'file', 'change'),
  chown: of('changed-file-ownership-of', 'file', 'change'),
  fchownat: of('changed-file-ownership-of', 'file', 'change'),
  rename: of('renamed', 'file', 'change'),
  renameat: of('renamed', 'file', 'change'),
  renameat2: of('renamed', 'file', 'change'),
  unlink: of('deleted', 'file', 'deletion'),
  unlinkat: of('deleted', 'file', 'deletion'),
  init_module: of('loaded-kernel-module', 'driver', 'start'),
  finit_module: of('loaded-kernel-module', 'driver', 'start'),
  kill: of('killed-pid', 'process', 'end'),
};

const BY_TYPE: Readonly<Record<string, AuditAction>> = {
  USER_AUTH: of('authenticated', 'authentication', 'info'),
  USER_ACCT: of('was-authorized', 'authentication', 'info'),
  USER_LOGIN: of('logged-in', 'authentication', 'start'),
  USER_LOGOUT: of('logged-out', 'authentication', 'end'),
  USER_START: of('started-session', 'session', 'start'),
  USER_END: of('ended-session', 'session', 'end'),
  USER_CMD: of('ran-command', 'process', 'start'),
  USER_CHAUTHTOK: of('changed-password', 'iam', 'user', 'change'),
  USER_MGMT: of('modified-user-account', 'iam', 'user', 'change'),
  CRED_ACQ: of('acquired-credentials', 'authentication', 'info'),
  CRED_DISP: of('disposed-credentials', 'authentication', 'info'),
  CRED_REFR: of('refreshed-credentials', 'authentication', 'info'),
  ADD_USER: of('added-user-account', 'iam', 'user', 'creation'),
  DEL_USER: of('deleted-user-account', 'iam', 'user', 'deletion'),
  ADD_GROUP: of('added-group-account-to', 'iam', 'group', 'creation'),
  DEL_GROUP: of('deleted-group-account-from', 'iam', 'group', 'deletion'),
  LOGIN: of('changed-login-id-to', 'authentication', 'start'),
  SERVICE_START: of('started-service', 'process', 'start'),
  SERVICE_STOP: of('stopped-service', 'process', 'end'),
  SYSTEM_BOOT: of('booted-system', 'host', 'start'),
  SYSTEM_SHUTDOWN: of('shutdown-system', 'host', 'end'),
  DAEMON_START: of('started-audit', 'process', 'start'),
  DAEMON_END: of('shutdown-audit', 'process', 'end'),
  CONFIG_CHANGE: of('changed-audit-configuration', 'configuration', 'change'),
  KERN_MODULE: of('loaded-kernel-module', 'driver', 'start'),
  ANOM_ABEND: of('crashed-program', 'process', 'end'),
  SECCOMP: of('violated-seccomp-policy', 'process', 'info'),
};

/** What an event is about: its first record's type says it, else its system call. */
export function auditAction(
  type: string,
  syscall: string | undefined,
  isSelinux: boolean,
): AuditAction {
  const bySyscall = syscall === undefined ? undefined : BY_SYSCALL[syscall];
  if (type === 'SYSCALL') return bySyscall ?? of(syscall ?? 'syscall', 'process', 'info');
  if (type === 'AVC') {
    return of(
      isSelinux ? 'violated-selinux-policy' : 'violated-apparmor-policy',
      'process',
      'info',
    );
  }
  return BY_TYPE[type] ?? of(type.toLowerCase().replaceAll('_', '-'), 'process', 'info');
}

// linux/audit.h: the ELF machine, with bits for 64 bits and little endian.
const ARCHITECTURES: Readonly<Record<string, string>> = {
  c000003e: 'x86_64',
  '40000003': 'i386',
  c00000b7: 'aarch64',
  '40000028': 'arm',
  c00000f3: 'riscv64',
  c0000015: 'ppc64le',
  '80000016': 's390x',
};

// Of each architecture's syscall table, what starts programs.
const EXEC_CALLS: Readonly<Record<string, string>> = {
  'x86_64 59': 'execve',
  'x86_64 322': 'execveat',
  'i386 11': 'execve',
  'i386 358': 'execveat',
  'aarch64 221': 'execve',
  'aarch64 281': 'execveat',
  'riscv64 221': 'execve',
  'riscv64 281': 'execveat',
  'arm 11': 'execve',
  'arm 387': 'execveat',
  'ppc64le 11': 'execve',
  'ppc64le 362': 'execveat',
  's390x 11': 'execve',
  's390x 354': 'execveat',
};

/** The name of an architecture as the kernel prints it, in hex. */
export function architectureName(arch: string): string {
  return ARCHITECTURES[arch.toLowerCase()] ?? arch;
}

/** The name of a system call that starts a program; other ones keep their number, which auditd may translate. */
export function syscallName(architecture: string, number: string): string {
  return EXEC_CALLS[`${architecture} ${number}`] ?? number;
}
