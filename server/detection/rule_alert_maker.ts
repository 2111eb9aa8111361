import { createHash } from 'node:crypto';
import { makeAlert } from '../../common/alert/alert_document';
import { isSameLine, lineKey } from '../../common/alert/alert_identity';
import { confirmAlert } from '../../common/alert/confirm_alert';
import type { Document } from '../../common/document/document';
import { judgeOrigin } from '../../common/line/origin';
import type { Rule } from '../../common/rule/rule';
import type { AlertMaker } from './alert_maker';

/**
 * Lines of one key that are told apart by number. Beyond that, whoever writes the same line over and over gets an alert for each
 * event, copies or not: looking each up among all the others would take ever longer.
 */
const NUMBERED = 32;

/** What is asked of an event over and over, worked out once. */
function remembered(workOut: (event: Document) => string): (event: Document) => string {
  const known = new WeakMap<Document, string>();
  return (event) => {
    const text = known.get(event) ?? workOut(event);
    known.set(event, text);
    return text;
  };
}

export interface RuleAlertMakerOptions {
  /** The Kibana space that alerts belong to. Default: `default`. */
  spaceId?: string;
}

/**
 * Makes the rule's alerts. An alert's id is a SHA-256 of the rule's id, of what the copies of its line have in common, and of how
 * many such lines stood before it; so a line that came by the journal and by files, with different time stamps, is one alert.
 */
export function createRuleAlertMaker(rule: Rule, options: RuleAlertMakerOptions = {}): AlertMaker {
  const { spaceId = 'default' } = options;
  const digest = (...parts: (string | number)[]) =>
    createHash('sha256')
      .update(JSON.stringify([rule.rule_id, ...parts]))
      .digest('hex');
  const keyOf = remembered(lineKey);
  const firstId = remembered((event) => digest('line', keyOf(event), 1));
  return {
    idOf: ({ id, index, document }, probe) => {
      if (probe === 1) return firstId(document);
      return probe <= NUMBERED
        ? digest('line', keyOf(document), probe)
        : digest('event', index, id);
    },
    isOf: isSameLine,
    make: (event, id, neighbours, now) =>
      makeAlert(event, { id, origin: judgeOrigin(event.document, neighbours), now, rule, spaceId }),
    confirm: (alert, event, neighbours, now) =>
      confirmAlert(alert, event, judgeOrigin(event.document, neighbours), now),
  };
}
