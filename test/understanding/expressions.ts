/** Finds every regular expression in TypeScript sources: literals, and those that are put together at run time. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import ts from 'typescript';

export type Expression = {
  place: string;
  source: string;
  flags: string;
  /** What could not be worked out from the sources, and was taken to be a plain word. */
  unknown: string[];
};

const parse = (path: string, text: string) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** Every expression under these folders. */
export function expressionsIn(folders: readonly string[]): Expression[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ['.ts', '.tsx'].includes(extname(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return expressionsOf(files.map((path) => ({ path, text: readFileSync(path, 'utf8') })));
}

export function expressionsOf(files: readonly { path: string; text: string }[]): Expression[] {
  const sources = files.map(({ path, text }) => parse(path, text));
  const constants = sources.map(constantsOf);
  const everywhere: Constants = new Map(constants.flatMap((each) => [...each]));
  return sources.flatMap((source, at) => {
    const own = constants[at] ?? everywhere;
    return collect(source, (name) => own.get(name) ?? everywhere.get(name));
  });
}

type Constants = Map<string, ts.Expression>;

/** `const NAME = …` at the top of a file. */
function constantsOf(source: ts.SourceFile): Constants {
  const found: Constants = new Map();
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer !== undefined) found.set(name.text, initializer);
  return found;
}

type Lookup = (name: string) => ts.Expression | undefined;

function collect(file: ts.SourceFile, lookup: Lookup): Expression[] {
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    const line = () => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (ts.isRegularExpressionLiteral(node))
      found.push({ place: `${file.fileName}:${line()}`, ...literal(node), unknown: [] });
    if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'RegExp'
    ) {
      const unknown: string[] = [];
      const [source, flags] = (node.arguments ?? []).map((each) => textOf(each, lookup, unknown));
      found.push({ place: `${file.fileName}:${line()}`, source: source ?? '', flags: flags ?? '', unknown });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function literal(node: ts.RegularExpressionLiteral): { source: string; flags: string } {
  const end = node.text.lastIndexOf('/');
  return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
}

/** The text an expression comes to, as far as the sources say; the rest is taken to be a word. */
function textOf(node: ts.Expression, lookup: Lookup, unknown: string[]): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return literal(node).source;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return textOf(node.expression, lookup, unknown);
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map((span) => textOf(span.expression, lookup, unknown) + span.literal.text).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textOf(node.left, lookup, unknown) + textOf(node.right, lookup, unknown);
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source')
    return textOf(node.expression, lookup, unknown);
  const constant = ts.isIdentifier(node) ? lookup(node.text) : undefined;
  if (constant !== undefined) return textOf(constant, lookup, unknown);
  unknown.push(node.getText());
  return 'word';
}
