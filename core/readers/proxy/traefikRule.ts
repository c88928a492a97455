/** What one alternative of a router's rule asks for; undefined asks for nothing. */
export interface RuleMatch {
  readonly host: string | undefined;
  readonly path: string | undefined;
}

/** Alternatives of one rule: no more are read. */
const mostMatches = 50;

/**
 * The hosts and paths of a router's rule, as alternatives (doc.traefik.io, HTTP routers: Host, PathPrefix, Path, && and ||). Undefined for a
 * rule that asks for anything else.
 */
export function ruleMatches(rule: string): RuleMatch[] | undefined {
  const tokens = rule.match(/\w+\([^()]*\)|&&|\|\||[()]|\S/g) ?? [];
  const parser = new Parser(tokens);
  const matches = parser.alternatives(0);
  return parser.done && matches && matches.length > 0 ? matches : undefined;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  alternatives(depth: number): RuleMatch[] | undefined {
    let found = this.conjunction(depth);
    while (found && this.tokens[this.at] === '||') {
      this.at++;
      const more = this.conjunction(depth);
      found = more && limited([...found, ...more]);
    }
    return found;
  }

  private conjunction(depth: number): RuleMatch[] | undefined {
    let found = this.term(depth);
    while (found && this.tokens[this.at] === '&&') {
      this.at++;
      const more = this.term(depth);
      found = more && limited(found.flatMap((a) => more.flatMap((b) => both(a, b) ?? [])));
    }
    return found;
  }

  private term(depth: number): RuleMatch[] | undefined {
    const token = this.tokens[this.at++] ?? '';
    if (token !== '(') return matcher(token);
    const inside = depth < 10 ? this.alternatives(depth + 1) : undefined;
    return this.tokens[this.at++] === ')' ? inside : undefined;
  }
}

function limited(matches: RuleMatch[]): RuleMatch[] | undefined {
  return matches.length > mostMatches ? undefined : matches;
}

/** What two matchers ask for together; undefined where they ask for two hosts, or two paths. */
function both(a: RuleMatch, b: RuleMatch): RuleMatch | undefined {
  if ((a.host !== undefined && b.host !== undefined) || (a.path !== undefined && b.path !== undefined))
    return undefined;
  return { host: a.host ?? b.host, path: a.path ?? b.path };
}

/** ``Host(`a`, `b`)`` */
function matcher(token: string): RuleMatch[] | undefined {
  const [, name, list = ''] = /^(Host|PathPrefix|Path)\((.*)\)$/.exec(token) ?? [];
  const words = [...list.matchAll(/[`"']([^`"']*)[`"']/g)].map((it) => it[1] ?? '');
  if (name === undefined || words.length === 0) return undefined;
  return words.map((word) =>
    name === 'Host' ? { host: word.toLowerCase(), path: undefined } : { host: undefined, path: word },
  );
}
