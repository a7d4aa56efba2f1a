/** The rows of a table that says what the fields of an object schema are, nested ones by path. */
export function fieldRows(schema, prefix = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const nested = nestedOf(field);
    const row = `| \`${path}\`${required.has(name) ? '' : '?'} | ${form(field)} | ${meaning(field)} |`;
    return isActor(field) || nested === undefined
      ? [row]
      : [row, ...fieldRows(nested.schema, `${path}${nested.step}`)];
  });
}

const FORMATS = { instant: 'instant', 'local-date': 'date', 'time-zone': 'IANA zone' };

function form(field) {
  if (isActor(field)) return '[Actor](#actor)';
  if (field['x-codes'] !== undefined)
    return `[${field['x-codes']}](#codes-${field['x-codes'].toLowerCase()})`;
  if (field.format !== undefined) return FORMATS[field.format];
  if (field.anyOf !== undefined) return field.anyOf.map(form).join(' or ');
  if (field.type === 'array') return `list of ${form(field.items)}`;
  if (field.type === 'integer') return 'whole number';
  return field.type === 'string' ? 'text' : field.type;
}

function meaning(field) {
  return (field.description ?? field.items?.description ?? '').replace(/</g, '&lt;');
}

function nestedOf(field) {
  if (field.type === 'object') return { schema: field, step: '.' };
  return field.items?.type === 'object' ? { schema: field.items, step: '[].' } : undefined;
}

/** The shape that many fields share and the page shows once. */
export function isActor(field) {
  return field.properties?.office !== undefined && field.properties.licence !== undefined;
}
