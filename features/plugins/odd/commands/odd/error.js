const nobody = null
export default async () => {
  await null
  return nobody.name
}
