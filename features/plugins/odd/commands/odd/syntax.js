import "../../broken.js"

export default () => undefined
