/** A catalogued error as data, so that it can cross from one process to another and keep its words. */
export interface Failure {
  readonly tag: string
  readonly [field: string]: unknown
}
