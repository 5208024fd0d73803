import ts from "typescript";

/** One small change of a file: the text between `start` and `end` becomes `to`. */
export type Mutant = { file: string; start: number; end: number; line: number; from: string; to: string };

/** Noticed by an oracle, by nobody, or because it did not end in time. */
export type Verdict = "killed" | "survived" | "late";

const S = ts.SyntaxKind;

/** Other operators that could have stood there: the neighbour across the boundary, and the opposite. */
const operators = new Map<ts.SyntaxKind, string[]>([
  [S.PlusToken, ["-"]],
  [S.MinusToken, ["+"]],
  [S.AsteriskToken, ["/"]],
  [S.SlashToken, ["*"]],
  [S.PercentToken, ["*"]],
  [S.LessThanToken, ["<=", ">="]],
  [S.LessThanEqualsToken, ["<", ">"]],
  [S.GreaterThanToken, [">=", "<="]],
  [S.GreaterThanEqualsToken, [">", "<"]],
  [S.EqualsEqualsEqualsToken, ["!=="]],
  [S.ExclamationEqualsEqualsToken, ["==="]],
  [S.AmpersandAmpersandToken, ["||"]],
  [S.BarBarToken, ["&&"]],
  [S.AmpersandToken, ["|"]],
  [S.BarToken, ["&"]],
  [S.GreaterThanGreaterThanToken, ["<<"]],
  [S.GreaterThanGreaterThanGreaterThanToken, ["<<"]],
  [S.LessThanLessThanToken, [">>"]],
  [S.PlusEqualsToken, ["-="]],
  [S.MinusEqualsToken, ["+="]],
  [S.BarEqualsToken, ["&="]],
  [S.AmpersandEqualsToken, ["|="]],
]);

export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const change = (node: ts.Node, to: string) => {
    const start = node.getStart(source);
    const from = text.slice(start, node.end).replace(/\s+/g, " ").slice(0, 90);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ file, start, end: node.end, line, from, to });
  };
  const visit = (node: ts.Node): void => {
    // Types and imports are no behaviour.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      for (const other of operators.get(node.operatorToken.kind) ?? []) change(node.operatorToken, other);
    }
    if (ts.isNumericLiteral(node)) {
      change(node, String(Number(node.text) + 1));
      if (Number(node.text) === 1) change(node, "0");
    }
    if (node.kind === S.TrueKeyword) change(node, "false");
    if (node.kind === S.FalseKeyword) change(node, "true");
    if (ts.isPrefixUnaryExpression(node)) {
      const inner = node.operand.getText(source);
      if (node.operator === S.ExclamationToken || node.operator === S.TildeToken) change(node, inner);
      if (node.operator === S.MinusToken) change(node, inner);
      if (node.operator === S.PlusPlusToken) change(node, `--${inner}`);
    }
    if (ts.isPostfixUnaryExpression(node)) {
      change(node, `${node.operand.getText(source)}${node.operator === S.PlusPlusToken ? "--" : "++"}`);
    }
    if (ts.isIfStatement(node)) change(node.expression, `!(${node.expression.getText(source)})`);
    if (ts.isConditionalExpression(node)) change(node.condition, `!(${node.condition.getText(source)})`);
    if (ts.isWhileStatement(node)) change(node.expression, "false");
    if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) change(node, ";");
    if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) change(node, ";");
    if (ts.isReturnStatement(node)) change(node, ";");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}
