export default (): void => undefined
