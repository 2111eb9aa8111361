/** A piece of SQL with the values of its question marks, in order. */
export interface SqlFragment {
  sql: string;
  parameters: readonly (string | number)[];
}

/** A column that holds a field's only value: text, number or ms since the epoch; null where the field is missing. */
export interface SqlColumn {
  sql: string;
  type: 'keyword' | 'number' | 'date';
}

/** What SQL can ask of documents. */
export interface SqlColumns {
  column(field: string): SqlColumn | undefined;
  /** True for at least the documents whose text field has all these tokens; undefined where nothing can be said. */
  textTokens(field: string, tokens: readonly string[]): SqlFragment | undefined;
}
