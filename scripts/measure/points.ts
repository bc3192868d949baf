/**
 * What there is to cover in a source file: its lines, that is the starts of statements, and its branches,
 * that is each way of an `if`, `?:`, `&&`, `||`, `??` and `switch`. Taken from the source alone, so that code
 * which no bundle holds and no test loads counts as uncovered.
 */
import { parseAst } from "rolldown/parseAst"

/** A stretch of the source, as offsets; it counts as often as the first of its code that was compiled ran. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A way that may be taken: where `instead` is there, the way past it, as often as the whole ran and it did not. */
export interface Branch extends Span {
  readonly instead?: Span
}

export interface Points {
  readonly statements: ReadonlyArray<Span>
  readonly branches: ReadonlyArray<Branch>
}

interface Node extends Span {
  readonly type: string
  readonly [key: string]: unknown
}

const COUNTED =
  /^(Expression|Return|If|For|ForIn|ForOf|While|DoWhile|Switch|Throw|Break|Continue)Statement$|^(VariableDeclarator|PropertyDefinition|ExportDefaultDeclaration)$/

/** Code that is types alone, and leaves nothing to run. */
const TYPES = /^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/

export function points(source: string): Points {
  const statements: Array<Span> = []
  const branches: Array<Branch> = []
  walk(parseAst(source, { lang: "ts" }) as unknown as Node, (node) => {
    if (COUNTED.test(node.type) && runs(node)) statements.push(node)
    statements.push(...body(node))
    branches.push(...ways(node))
  })
  return { statements, branches }
}

function walk(node: Node, visit: (node: Node) => void): void {
  if (TYPES.test(node.type) || node.declare === true) return
  visit(node)
  for (const [key, value] of Object.entries(node)) {
    if (key === "typeAnnotation" || key === "typeArguments" || key === "parent") continue
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit)
  }
}

/** A declaration without a value, and a literal alone such as "use strict", are no code. */
function runs(node: Node): boolean {
  if (node.type === "VariableDeclarator") return isNode(node.init) && !isFunction(node.init)
  if (node.type === "PropertyDefinition") return isNode(node.value)
  if (node.type === "ExportDefaultDeclaration") return isNode(node.declaration) && !isFunction(node.declaration)
  return node.directive === undefined || node.directive === null
}

/** The expression that an arrow function is. */
function body(node: Node): ReadonlyArray<Span> {
  return node.type === "ArrowFunctionExpression" && isNode(node.body) && node.body.type !== "BlockStatement"
    ? [node.body]
    : []
}

function ways(node: Node): ReadonlyArray<Branch> {
  const { consequent, alternate, left, right, cases } = node
  if (node.type === "LogicalExpression" && isNode(left) && isNode(right)) return [left, right]
  if (node.type === "ConditionalExpression" && isNode(consequent) && isNode(alternate)) return [consequent, alternate]
  if (node.type === "IfStatement" && isNode(consequent)) {
    return [consequent, isNode(alternate) ? alternate : { start: node.start, end: node.end, instead: consequent }]
  }
  if (node.type === "SwitchStatement" && Array.isArray(cases)) {
    return (cases as ReadonlyArray<Node>).flatMap((each) => (each.consequent as ReadonlyArray<Node>).slice(0, 1))
  }
  return []
}

function isFunction(node: Node): boolean {
  return /Function|^Class/.test(node.type)
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string"
}
