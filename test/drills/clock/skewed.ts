/** Loaded before a server: has its machine's clock go wrong, by as many milliseconds as `SKEW_MS` says. What the process measures with a clock that only counts on is not touched. */
const skewMs = Number(process.env['SKEW_MS']);

/** Bound before it is replaced. */
const Right = Date;

globalThis.Date = new Proxy(Right, {
  construct: (target, given: [], asked) => Reflect.construct(target, given.length === 0 ? [Right.now() + skewMs] : given, asked) as Date,
  get: (target, name) => (name === 'now' ? () => Right.now() + skewMs : Reflect.get(target, name)),
  apply: () => new Right(Right.now() + skewMs).toString(),
});
