export default ({ who = ["nobody"], times = 1, soft, ...rest }, { print }) => {
  for (let n = 0; n < times; n++) print(`hello ${who.join(" and ")}${soft ? "" : "!"}`)
  print(JSON.stringify(rest))
}
