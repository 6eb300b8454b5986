/** The folder with `initdb`, `pg_ctl` and `postgres`; undefined when there is none. */
export function findExternalBindir(): string | undefined
