/** What the log says about requests: one line for each, and a stack for what failed inside. */
import { type FastifyReply, type FastifyRequest, LogController } from "fastify"

export class Access extends LogController {
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    // `close` comes for each answer, also for one whose client has gone; Fastify's own event does not.
    reply.raw.once("close", () => {
      request.log.info(
        {
          method: request.method,
          url: request.originalUrl,
          status: status(request, reply),
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(reply.raw.writableFinished || isUpgrade(request) ? {} : { aborted: true })
        },
        "request"
      )
    })
  }

  override requestCompleted(error: Error | null | undefined, _request: FastifyRequest, reply: FastifyReply): void {
    if (error) reply.log.error({ err: error }, "the answer could not be sent")
  }

  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.statusCode >= 500) {
      reply.log.error({ method: request.method, url: request.originalUrl, err: error }, reasonOf(error))
    }
  }

  override routeNotFound(): void {
    // The line of the request says so already.
  }
}

const isUpgrade = (request: FastifyRequest): boolean => request.headers.upgrade !== undefined

const status = (request: FastifyRequest, reply: FastifyReply): number | undefined => {
  if (reply.raw.headersSent) return reply.statusCode
  return isUpgrade(request) ? 101 : undefined
}

// An app may throw whatever it likes, nothing included.
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
