export default () => {
  process.exitCode = 9
}
