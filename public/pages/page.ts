import type { ComponentType } from 'react';
import type { AppHost } from '../host/app_host';

/** A page of the app: where it is, what the navigation calls it, what draws it. */
export interface Page {
  path: `/${string}`;
  title: string;
  component: ComponentType;
  /** Default: on every host. */
  only?: AppHost['kind'];
}
