const brand = Symbol.for("cleveragents.command")
export default Object.assign((_input, io) => io.print("bound"), { [brand]: "odd bound" })
