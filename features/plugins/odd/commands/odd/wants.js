import "no-such-package"

export default () => undefined
