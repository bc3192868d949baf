/** What an action gives; undefined where it throws, for whoever does not care why. */
export const maybe = <A>(action: () => A): A | undefined => {
  try {
    return action()
  } catch {
    return undefined
  }
}
