export default () =>
  new Promise(() => {
    setTimeout(() => {
      throw new Error("too late to catch")
    }, 10)
  })
