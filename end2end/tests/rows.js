// Rows and filters for the engine of linked filters, from a seed; and what it has to say about them, by a plain loop.

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Columns of these sizes. As in real data, some values have many times the rows of others; only months are near even. */
export function columns(next, rows, sizes) {
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => {
    const weights = Array.from({ length: size }, () => (name === "month" ? 1 + next() : 1 / (0.05 + next())));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // A value for each 4096th: drawing is then one look, which ten million rows need.
    const draw = new Uint16Array(4096);
    let value = 0, until = weights[0] / total;
    for (let n = 0; n < 4096; n++) {
      while ((n + 0.5) / 4096 > until && value < size - 1) until += weights[++value] / total;
      draw[n] = value;
    }
    const codes = size > 256 ? new Uint16Array(rows) : new Uint8Array(rows);
    for (let i = 0; i < rows; i++) codes[i] = draw[(next() * 4096) | 0];
    return [name, { codes, size }];
  }));
}

/** Random changes, one after the other: the name of what changed, and all filters after it. */
export function changes(next, sizes, length) {
  const names = Object.keys(sizes), filters = {};
  const below = (n) => Math.floor(next() * n);
  return Array.from({ length }, () => {
    const name = names[below(names.length)], size = sizes[name], all = [...Array(size).keys()];
    const one = below(size), other = below(size), was = filters[name];
    const kind = ["toggle", "toggle", "only", "range", "half", "invert", "clear"][below(7)];
    const chosen = {
      toggle: () => all.filter((value) => (was ?? all).includes(value) !== (value === one)),
      only: () => [one],
      range: () => all.slice(Math.min(one, other), Math.max(one, other) + 1),
      half: () => all.filter(() => next() < 0.5),
      invert: () => all.filter((value) => !(was ?? []).includes(value)),
      clear: () => all,
    }[kind]();
    // As in most interfaces, nothing or everything chosen is no filter.
    if (chosen.length % size) filters[name] = chosen; else delete filters[name];
    return { name, filters: { ...filters } };
  });
}

/** Counts by value and score in each dimension under the filters of all others; of `score`, by score. */
export function loop({ count, ...columns }, filters) {
  const names = Object.keys(columns), rows = columns.score.codes.length, scores = columns.score.size;
  const chosen = new Map(Object.entries(filters));
  const passes = names.map((name) => Uint8Array.from({ length: columns[name].size }, (_, code) => (chosen.get(name)?.includes(code) ?? true ? 1 : 0)));
  const codes = names.map((name) => columns[name].codes), score = columns.score.codes;
  const counts = names.map((name) => new Int32Array(name === "score" ? scores : columns[name].size * scores));
  for (let i = 0; i < rows; i++) {
    let fails = 0, failed = 0;
    for (let k = 0; k < names.length; k++) if (!passes[k][codes[k][i]]) { fails++; failed = k; }
    if (fails > 1) continue;
    for (let k = fails ? failed : 0; k < (fails ? failed + 1 : names.length); k++) {
      counts[k][names[k] === "score" ? score[i] : codes[k][i] * scores + score[i]] += count ? count[i] : 1;
    }
  }
  return Object.fromEntries(names.map((name, k) => [name, counts[k]]));
}
