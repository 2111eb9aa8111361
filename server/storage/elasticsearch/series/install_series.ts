import { ApplicationError } from '../../../../common/errors';
import type { Logger } from '../../../ports';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';
import { readFailure } from '../cluster/failure';
import { storageError } from '../cluster/storage_error';
import type { AliasAnswer } from '../search_client';
import { backingIndex, generationOf, type IndexSeries } from './index_series';

const VERSION = 'mappings_version';
const LEAST_PRIORITY = 500;

/** The rights that it takes to put a series in place and to use it. */
export function contextOf({ alias }: IndexSeries): CallContext {
  return {
    index: `${alias},.internal${alias}-*`,
    privileges: ['all'],
    cluster: ['manage_index_templates'],
    isOwn: true,
  };
}

function settingsOf({ settings }: IndexSeries): Record<string, unknown> {
  return { hidden: true, number_of_shards: 1, auto_expand_replicas: '0-1', ...settings };
}

function mappingsOf({ mappings: { version, ...mappings } }: IndexSeries): object {
  return { ...mappings, _meta: { [VERSION]: version, managed_by: 'executable-stack' } };
}

function versionIn(meta: Readonly<Record<string, unknown>> | undefined): number {
  const version = meta?.[VERSION];
  return typeof version === 'number' ? version : 0;
}

/** Puts the template, the first index and the alias of a series in place, and brings older ones up to date. */
class SeriesInstaller {
  private readonly context: CallContext;

  constructor(
    private readonly cluster: Cluster,
    private readonly series: IndexSeries,
    private readonly logger: Logger,
  ) {
    this.context = contextOf(series);
  }

  async install(): Promise<void> {
    await this.putTemplate();
    const aliases = await this.cluster.aliases(this.context, this.series.alias);
    const indices = Object.keys(aliases);
    if (indices.length === 0) {
      await this.createFirst();
      return;
    }
    await this.updateMappings(indices, await this.ensureWriteIndex(aliases));
  }

  /** Where several stand behind the alias, as after a restore, and none is marked, nothing can be written: the newest is marked. */
  private async ensureWriteIndex(aliases: AliasAnswer): Promise<string> {
    const names = Object.keys(aliases).sort();
    const marked = names.find(
      (index) => aliases[index]?.aliases?.[this.series.alias]?.is_write_index,
    );
    if (marked !== undefined) return marked;
    const own = names.filter((index) => generationOf(this.series, index) !== undefined);
    const newest = own.at(-1) ?? backingIndex(this.series);
    if (own.length === 0) await this.create(newest, {});
    await this.switchTo(newest, ...names);
    return newest;
  }

  /** An older process beside a newer one leaves the newer one's template alone. */
  private async putTemplate(): Promise<void> {
    const { alias, template, pattern, mappings } = this.series;
    if ((await this.templateVersion()) >= mappings.version) return;
    await this.cluster.call(this.context, (options) =>
      this.cluster.client.indices.putIndexTemplate(
        {
          name: template,
          index_patterns: [pattern],
          // Of two spaces whose names begin alike the longer pattern wins; of the same priority one would be refused.
          priority: LEAST_PRIORITY + alias.length,
          template: {
            settings: { index: settingsOf(this.series) },
            mappings: mappingsOf(this.series),
          },
          _meta: { [VERSION]: mappings.version, managed_by: 'executable-stack' },
        },
        options,
      ),
    );
  }

  private async templateVersion(): Promise<number> {
    try {
      const answer = await this.cluster.attempt(undefined, (options) =>
        this.cluster.client.indices.getIndexTemplate({ name: this.series.template }, options),
      );
      return versionIn(answer.index_templates[0]?.index_template._meta);
    } catch (error) {
      if (readFailure(error)?.status === 404) return 0;
      throw storageError(error, this.context);
    }
  }

  private async createFirst(): Promise<void> {
    const { alias } = this.series;
    const index = backingIndex(this.series);
    const isNew = await this.create(index, { [alias]: { is_write_index: true, is_hidden: true } });
    // Another process made it at the same time, alias and all; or somebody took the alias away.
    if (isNew || index in (await this.cluster.aliases(this.context, alias))) return;
    await this.switchTo(index);
    await this.updateMappings([index], index);
  }

  /** @returns whether it was not there */
  private async create(index: string, aliases: object): Promise<boolean> {
    try {
      const settings = { index: settingsOf(this.series) };
      const request = { index, aliases, settings, mappings: mappingsOf(this.series) };
      await this.cluster.attempt(undefined, (options) =>
        this.cluster.client.indices.create(request, options),
      );
      return true;
    } catch (error) {
      const failure = readFailure(error);
      if (failure?.type === 'resource_already_exists_exception') return false;
      if (failure?.type === 'invalid_alias_name_exception') throw this.takenName();
      throw storageError(error, this.context);
    }
  }

  private takenName(): ApplicationError {
    const { alias } = this.series;
    return new ApplicationError(
      'store_unusable',
      `there is an index by the name of the alias ${alias}; reindex what is worth keeping into ${backingIndex(this.series)}, and delete it`,
    );
  }

  private async updateMappings(indices: readonly string[], writeIndex: string): Promise<void> {
    for (const index of indices) {
      if ((await this.mappingsVersion(index)) >= this.series.mappings.version) continue;
      if (await this.extendMappings(index)) continue;
      if (index === writeIndex) await this.beginNext(index);
    }
  }

  private async mappingsVersion(index: string): Promise<number> {
    const answer = await this.cluster.call(this.context, (options) =>
      this.cluster.client.indices.getMapping({ index }, options),
    );
    return versionIn(answer[index]?.mappings._meta);
  }

  /** @returns whether the index could take the new mappings: fields may be added, not be changed */
  private async extendMappings(index: string): Promise<boolean> {
    try {
      await this.cluster.attempt(undefined, (options) =>
        this.cluster.client.indices.putMapping({ index, ...mappingsOf(this.series) }, options),
      );
      return true;
    } catch (error) {
      if (readFailure(error)?.status !== 400) throw storageError(error, this.context);
      const note = 'its fields stay mapped as they were until it is reindexed into the newest one';
      this.logger.warn(`${index} cannot take the newest mappings; ${note}`, {
        reason: readFailure(error)?.reason,
      });
      return false;
    }
  }

  private async beginNext(index: string): Promise<void> {
    const generation = generationOf(this.series, index) ?? 0;
    const next = backingIndex(this.series, generation + 1);
    await this.create(next, {});
    await this.switchTo(next, index);
  }

  /** @param others indices behind the alias; how it is marked hidden must be the same for all */
  private async switchTo(index: string, ...others: readonly string[]): Promise<void> {
    const { alias } = this.series;
    const add = (one: string, isWriteIndex: boolean) => ({
      add: { index: one, alias, is_write_index: isWriteIndex, is_hidden: true },
    });
    const read = others.filter((one) => one !== index).map((one) => add(one, false));
    const actions = [...read, add(index, true)];
    await this.cluster.call(this.context, (options) =>
      this.cluster.client.indices.updateAliases({ actions }, options),
    );
  }
}

/**
 * Puts a series in place. It may be done again and by many processes at once; nothing is ever taken away.
 * @throws ApplicationError `store_unusable`, with what to grant where a right is missing
 */
export async function installSeries(
  cluster: Cluster,
  series: IndexSeries,
  logger: Logger,
): Promise<void> {
  await new SeriesInstaller(cluster, series, logger).install();
}
