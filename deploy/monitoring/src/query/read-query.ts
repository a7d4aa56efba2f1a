import { parser } from '@prometheus-io/lezer-promql';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** One series selector of a query. */
export interface Selector {
  readonly metric: string;
  /** Labels it is narrowed by. */
  readonly labels: readonly string[];
  /** The innermost function it is an argument of, such as `rate`; undefined: none. */
  readonly calledBy: string | undefined;
  /** The innermost aggregation around it, such as `max`; undefined: none. */
  readonly aggregatedBy: string | undefined;
}

/** What a query asks for, as its syntax tells. */
export interface ReadQuery {
  readonly selectors: readonly Selector[];
  /** Labels by which it aggregates, joins or groups; not those that `without` drops. */
  readonly groupedBy: readonly string[];
  /** Where it is no PromQL: the text from there on. */
  readonly faults: readonly string[];
}

/** Variables of a dashboard, each with a value of the same kind, so that a panel's query reads as PromQL. */
const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/\$__(rate_interval|interval|range)\b|\$\{__(rate_interval|interval|range)\}/g, '5m'],
  [/\$\{?[a-z_]+(:[a-z]+)?\}?/g, 'any'],
];

/** Reads a PromQL expression; variables of Grafana may stand in it. */
export function readQuery(text: string): ReadQuery {
  const query = VARIABLES.reduce((given, [pattern, value]) => given.replace(pattern, value), text);
  const selectors: Selector[] = [];
  const groupedBy: string[] = [];
  const faults: string[] = [];
  parser.parse(query).iterate({
    enter: ({ node }) => {
      if (node.type.isError) faults.push(query.slice(node.from) || 'the end');
      else if (node.name === 'VectorSelector') selectors.push(toSelector(node, query));
      else if (node.name === 'GroupingLabels' && node.parent?.getChild('Without') === null)
        groupedBy.push(...node.getChildren('LabelName').map((label) => textOf(label, query)));
    },
  });
  return { selectors, groupedBy, faults };
}

function toSelector(node: SyntaxNode, query: string): Selector {
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  const labels = matchers.flatMap((matcher) => matcher.getChildren('LabelName'));
  const name = node.getChild('Identifier');
  return {
    metric: name ? textOf(name, query) : '',
    labels: labels.map((label) => textOf(label, query)),
    calledBy: above(node, 'FunctionCall', 'FunctionIdentifier', query),
    aggregatedBy: above(node, 'AggregateExpr', 'AggregateOp', query),
  };
}

/** The text of the `part` of the innermost node of a kind that this one stands in. */
function above(node: SyntaxNode, kind: string, part: string, query: string): string | undefined {
  for (let each = node.parent; each; each = each.parent) {
    const found = each.name === kind ? each.getChild(part) : null;
    if (found) return textOf(found, query);
  }
  return undefined;
}

const textOf = ({ from, to }: SyntaxNode, query: string): string => query.slice(from, to);
