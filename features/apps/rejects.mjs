// An app whose plugin rejects.
export default async function plugin() {
  await new Promise((resolve) => setTimeout(resolve, 10))
  // The place that a user looks for is the next line.
  throw new Error("no database at db.internal")
}
