import { packageLog, type DescribePackage } from './package_log';

// dnf.rpm.log (DNF 4 and 5) has a level before the action, yum.log has none.
const DNF =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{2}:?\d{2}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) [A-Z]+ (Installed|Updated|Upgrade|Upgraded|Erase|Erased|Removed|Reinstall|Reinstalled|Downgrade|Downgraded|Obsoleted): (.*)$/;
const YUM = /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (Installed|Updated|Erased): (.*)$/;

/** `[EPOCH:]NAME-[EPOCH:]VERSION-RELEASE.ARCH` */
const PACKAGE = /^(?:\d+:)?(.+?)-((?:\d+:)?[^-]+-[^-]+)\.([^.-]+)$/;

const describe: DescribePackage = (action, rest) => {
  const [, name = rest, version, architecture] = PACKAGE.exec(rest.trim()) ?? [];
  const isInstalled = /^(?:Installed|Reinstall)/.test(action);
  const isRemoved = /^(?:Erase|Removed|Obsoleted)/.test(action);
  return {
    event: {
      category: ['package'],
      type: [isInstalled ? 'installation' : isRemoved ? 'deletion' : 'change'],
      action: isInstalled ? 'package_installed' : isRemoved ? 'package_removed' : 'package_updated',
    },
    package: {
      name,
      type: 'rpm',
      ...(version !== undefined && { version }),
      ...(architecture !== undefined && { architecture }),
    },
  };
};

/** `TIME LEVEL Installed: NAME-VERSION-RELEASE.ARCH`, as DNF writes it to dnf.rpm.log. */
export const dnf = packageLog('dnf', DNF, describe);

/** `Mmm dd hh:mm:ss Installed: NAME-VERSION-RELEASE.ARCH`, as yum writes it to yum.log. */
export const yum = packageLog('yum', YUM, describe);
