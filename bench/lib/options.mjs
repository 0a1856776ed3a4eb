import { parseArgs } from 'node:util';

const ENGINES = ['sqlite', 'postgres'];

const COMMON = {
  engine: ['sqlite', 'sqlite or postgres'],
  database: [process.env.PARLEY_TEST_POSTGRES, 'PostgreSQL: the connection string of a login that may make databases and roles (PARLEY_TEST_POSTGRES)'],
  program: ['src/Parley.Server/bin/Release/net10.0/parley', 'the product, built'],
  report: [undefined, 'a folder that gets the report'],
};

/**
 * Reads the command's options; what cannot be right ends the process with 2 and says why, `--help` with 0.
 * @param own `{name: [default, what it means]}`; one of the common names changes that one, null leaves it out. A default that is a number makes the value one,
 *   false a switch.
 */
export function readOptions(command, own) {
  const known = Object.fromEntries(Object.entries({ ...COMMON, ...own }).filter(([, option]) => option !== null));
  const shapes = Object.fromEntries(Object.entries(known).map(([name, [usual]]) => [name, { type: usual === false ? 'boolean' : 'string' }]));
  let given;
  try {
    given = parseArgs({ options: { ...shapes, help: { type: 'boolean' } } }).values;
  } catch (error) {
    refuse(command, error.message);
  }

  if (given.help) {
    console.log(usage(command, known));
    process.exit(0);
  }

  const values = Object.fromEntries(Object.entries(known).map(([name, [usual]]) => [name, read(command, name, given[name], usual)]));
  if ('engine' in known && !ENGINES.includes(values.engine)) refuse(command, `--engine is '${values.engine}', which is none of: ${ENGINES.join(', ')}.`);
  if (values.engine === 'postgres' && !values.database) refuse(command, 'For PostgreSQL name the cluster with --database or PARLEY_TEST_POSTGRES.');
  return values;
}

function read(command, name, given, usual) {
  if (given === undefined) return usual;
  if (typeof usual !== 'number') return given;
  if (!/^\d+$/.test(given)) refuse(command, `--${name} is '${given}', which is no whole number.`);
  return Number(given);
}

function refuse(command, why) {
  console.error(`${why} See ${command} --help.`);
  process.exit(2);
}

function usage(command, known) {
  const lines = Object.entries(known).map(([name, [usual, meaning]]) => [`  --${name}${usual === false ? '' : ' …'}`, `${meaning}${usual ? `; ${usual} if not given` : ''}`]);
  const width = Math.max(...lines.map(([left]) => left.length)) + 2;
  return [command, ...lines.map(([left, right]) => left.padEnd(width) + right)].join('\n');
}
