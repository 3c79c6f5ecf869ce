// Linked filters: what every view shows when something is chosen in the others. Rows are counted once, into cells (one
// for each combination of values that occurs); after that an update costs what the cells of the changed values cost,
// however many rows they stand for.
//
// Two dimensions can have many values, say 60 units and 36 months; what is left of a cell, theme × channel × score, is
// its place among a few hundred. For each of the two, a sum over its chosen values is kept: [other][place]. A change of
// one adds or takes the cells of the values that changed; everything shown comes out of the two small sums.

/**
 * A value of each row as its number: 0 for the first value, size - 1 for the last. A value "not told" needs a number, too.
 * @typedef {{ codes: Uint8Array | Uint16Array | Uint32Array, size: number }} Column
 */
/**
 * `score` is what is counted and averaged, `values` what its codes stand for (1, 2, 3 … if not given). `count` says how
 * many answers a row stands for (1 if not given; together less than 2³¹). All other names are dimensions, any number.
 * @typedef {{ score: Column & { values?: ArrayLike<number> }, count?: Uint8Array | Uint16Array | Uint32Array, [dimension: string]: Column }} Columns
 */
/**
 * Which codes pass, by dimension or `score`: all where nothing is said, none where the set is empty.
 * @typedef {{ [dimension: string]: Iterable<number> | undefined }} Filters
 */
/**
 * Of a dimension: answers at `counts[value * score.size + score]`, and `mean[value]`, NaN without answers. Of `score`:
 * answers at `counts[score]`. Each looks through the filters of all others but not its own. The arrays are the caller's.
 * @typedef {{ [dimension: string]: { counts: Int32Array, mean: Float64Array }, score: { counts: Int32Array } }} Views
 */

const MOST = 2 ** 26;
const whole = (codes) => [Uint8Array, Uint16Array, Uint32Array].some((type) => codes instanceof type);
let latest;

/**
 * Counts the rows into cells. The columns are not kept.
 * @param {Columns} columns
 * @returns {{ cells: number }} what `update` takes; `cells` is how many combinations occur
 * @throws {TypeError} where a column is not of the shape above
 * @throws {RangeError} for columns of unequal length, a code that is not below its size, and more than the engine can hold
 */
export function init({ score, count, ...others }) {
  const rows = score?.codes?.length ?? 0;
  const measure = check("score", score, rows);
  const dims = Object.entries(others).map(([name, column]) => check(name, column, rows));
  const values = Float64Array.from(score.values ?? { length: measure.size }, (value, code) => value ?? code + 1);
  if (values.length !== measure.size) throw new RangeError(`score.values has ${values.length} values, its size is ${measure.size}`);
  if (!values.every(Number.isFinite)) throw new TypeError("score.values has a value that is no number");
  if (count && !whole(count)) throw new TypeError("count is no Uint8Array, Uint16Array or Uint32Array");
  if (count && count.length !== rows) throw new RangeError(`count has ${count.length} rows, score has ${rows}`);
  let answers = count ? 0 : rows;
  if (count) for (let i = 0; i < rows; i++) answers += count[i];
  if (answers >= 2 ** 31) throw new RangeError(`${answers} answers are more than 32 bits hold`);

  dims.sort((one, other) => other.size - one.size);
  while (dims.length < 2) dims.push({ codes: new Uint8Array(rows), size: 1 });
  const [a, b, ...rest] = dims;
  rest.push(measure);
  const places = rest.reduce((product, dim) => product * dim.size, 1), blocks = a.size * b.size;
  if (Math.max(blocks, places, a.size * places) > MOST) throw new RangeError("there are too many combinations of values");

  const place = new Uint32Array(rows);
  for (const { codes, size } of rest) for (let i = 0; i < rows; i++) place[i] = place[i] * size + codes[i];
  // Sorted by block, the pair of a and b.
  const start = new Uint32Array(blocks + 1);
  for (let i = 0; i < rows; i++) start[a.codes[i] * b.size + b.codes[i] + 1]++;
  for (let block = 0; block < blocks; block++) start[block + 1] += start[block];
  const at = new Uint32Array(rows), n = new Uint32Array(rows), next = start.slice();
  for (let i = 0; i < rows; i++) {
    const to = next[a.codes[i] * b.size + b.codes[i]]++;
    at[to] = place[i];
    if (count) n[to] = count[i];
  }
  // Rows of one block and place become one cell. Cells are never more than the rows read: they are written over these.
  const seen = new Uint32Array(places);
  let cells = 0;
  for (let block = 0, i = 0; block < blocks; block++) {
    const first = cells, end = start[block + 1];
    start[block] = first;
    for (; i < end; i++) {
      const to = at[i], answers = count ? n[i] : 1;
      if (answers && seen[to] === 0) at[cells++] = to;
      seen[to] += answers;
    }
    for (let cell = first; cell < cells; cell++) {
      n[cell] = seen[at[cell]];
      seen[at[cell]] = 0;
    }
  }
  start[blocks] = cells;

  const cube = { cells, places, start, at: at.slice(0, cells), n: n.slice(0, cells), values };
  const side = ({ name, size }, other, step, otherStep) => {
    const sum = new Int32Array(other.size * places);
    const made = { name, size, others: other.size, step, otherStep, kept: new Uint8Array(size).fill(1), sum };
    for (let value = 0; value < size; value++) add(cube, made, value, 1);
    return { ...made, all: sum.slice() };
  };
  cube.a = side(a, b, b.size, 1);
  cube.b = side(b, a, 1, b.size);
  let stride = places;
  cube.rest = rest.map(({ name, size }) => {
    stride /= size;
    return { name, size, of: Uint32Array.from({ length: places }, (_, to) => Math.floor(to / stride) % size) };
  });
  return latest = cube;
}

function check(name, column, rows) {
  const { codes, size } = column ?? {};
  if (!whole(codes)) throw new TypeError(`${name}.codes is no Uint8Array, Uint16Array or Uint32Array`);
  if (!(Number.isInteger(size) && size >= 0)) throw new TypeError(`${name}.size is no whole number`);
  if (codes.length !== rows) throw new RangeError(`${name} has ${codes.length} rows, score has ${rows}`);
  let most = -1;
  for (let i = 0; i < rows; i++) if (codes[i] > most) most = codes[i];
  if (most >= size) throw new RangeError(`${name} has the code ${most}, its size is ${size}`);
  return { name, codes, size };
}

/** The cells of one value, into the sum of its dimension or (-1) out of it. */
function add({ places, start, at, n }, { sum, others, step, otherStep }, value, sign) {
  for (let other = 0; other < others; other++) {
    const block = value * step + other * otherStep, base = other * places;
    for (let cell = start[block], end = start[block + 1]; cell < end; cell++) sum[base + at[cell]] += sign * n[cell];
  }
}

/** The sum for the values that pass now, from the nearest that is known: the one before, nothing, or everything. */
function move(cube, side, pass) {
  const { size, kept, sum, all } = side;
  let on = 0, changed = 0;
  for (let value = 0; value < size; value++) {
    on += pass[value];
    changed += pass[value] ^ kept[value];
  }
  if (changed > Math.min(on, size - on)) {
    const most = on > size - on;
    if (most) sum.set(all); else sum.fill(0);
    kept.fill(most ? 1 : 0);
  }
  for (let value = 0; value < size; value++) if (pass[value] !== kept[value]) add(cube, side, value, pass[value] ? 1 : -1);
  kept.set(pass);
}

/**
 * All views under these filters; what is not named is not filtered. An error changes nothing.
 * @param {Filters} [filters]
 * @param {{ cells: number }} [cube] from `init`; the latest if not given
 * @returns {Views}
 * @throws {RangeError} for an unknown dimension or code
 */
export function update(filters = {}, cube = latest) {
  if (!cube) throw new Error("init has not been called");
  const { a, b, rest, places, values } = cube, scores = values.length, score = rest.at(-1).of;
  const dims = [a, b, ...rest], chosen = new Map(Object.entries(filters));
  for (const name of chosen.keys()) if (!dims.some((dim) => dim.name === name)) throw new RangeError(`there is no dimension ${name}`);
  const [passA, passB, ...passes] = dims.map((dim) => passing(dim, chosen.get(dim.name)));
  move(cube, a, passA);
  move(cube, b, passB);

  // How many filters a place fails; a view of one dimension forgives the failure of its own.
  const fails = new Uint8Array(places);
  rest.forEach(({ of }, k) => { for (let to = 0; to < places; to++) fails[to] += 1 - passes[k][of[to]]; });
  const views = {};
  for (const [{ name, size }, { sum }] of [[a, b], [b, a]]) {
    const counts = new Int32Array(size * scores);
    for (let value = 0; value < size; value++) tally(counts, value * scores, sum, value * places, fails, score);
    if (name !== undefined) views[name] = { counts, mean: means(counts, values) };
  }
  const both = new Int32Array(places);
  for (let value = 0; value < b.size; value++) if (passB[value]) plus(both, a.sum, value * places);
  rest.forEach(({ name, size, of }, k) => {
    const own = of === score, counts = new Int32Array(own ? scores : size * scores);
    for (let to = 0; to < places; to++) {
      if (fails[to] === 1 - passes[k][of[to]]) counts[own ? score[to] : of[to] * scores + score[to]] += both[to];
    }
    views[name] = own ? { counts } : { counts, mean: means(counts, values) };
  });
  return views;
}

// Apart from `update`, these two are called often enough to be compiled within the first change of a page.
function tally(counts, base, sum, from, fails, score) {
  for (let to = 0; to < fails.length; to++) if (fails[to] === 0) counts[base + score[to]] += sum[from + to];
}

function plus(both, sum, from) {
  for (let to = 0; to < both.length; to++) both[to] += sum[from + to];
}

function passing({ name, size }, chosen) {
  const pass = new Uint8Array(size);
  if (chosen == null) return pass.fill(1);
  for (const code of chosen) {
    if (!(Number.isInteger(code) && code >= 0 && code < size)) throw new RangeError(`${name} has no code ${code}`);
    pass[code] = 1;
  }
  return pass;
}

function means(counts, values) {
  return Float64Array.from({ length: counts.length / values.length }, (_, value) => {
    let answers = 0, sum = 0;
    values.forEach((worth, score) => {
      const n = counts[value * values.length + score];
      answers += n;
      sum += n * worth;
    });
    return sum / answers;
  });
}
