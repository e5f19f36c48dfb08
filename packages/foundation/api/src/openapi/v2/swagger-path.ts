import type { JsonSchema } from '../value-schema.js'
import { swaggerSchema } from './swagger-schema.js'

/** The parts of v3 that are read here, as openapiV3 writes them. */
interface Content {
  content?: Readonly<Record<string, { schema: JsonSchema }>>
}

interface Parameter {
  schema: JsonSchema
}

interface Operation {
  parameters?: readonly Parameter[]
  requestBody?: Content & { required?: boolean }
  responses: Readonly<Record<string, Content & { description: string }>>
}

const bodySchema = ({ content = {} }: Content): JsonSchema | undefined => Object.values(content)[0]?.schema

function parameter({ schema, ...rest }: Parameter): object {
  return { ...rest, ...swaggerSchema(schema) }
}

function bodyParameter(body: NonNullable<Operation['requestBody']>): object {
  const required = body.required ? { required: true } : {}
  return { in: 'body', name: 'body', ...required, schema: swaggerSchema(bodySchema(body) ?? {}) }
}

function response(reply: Content & { description: string }): object {
  const schema = bodySchema(reply)
  return { description: reply.description, ...(schema === undefined ? {} : { schema: swaggerSchema(schema) }) }
}

function operation({ parameters = [], requestBody: body, responses, ...rest }: Operation): object {
  const all = [...(body ? [bodyParameter(body)] : []), ...parameters.map(parameter)]
  return {
    ...rest,
    consumes: Object.keys(body?.content ?? { '*/*': {} }),
    produces: Object.keys(responses['200']?.content ?? { '*/*': {} }),
    schemes: ['https'],
    ...(all.length > 0 ? { parameters: all } : {}),
    responses: Object.fromEntries(Object.entries(responses).map(([code, reply]) => [code, response(reply)])),
  }
}

/** A path of v3 with its operations as v2 has it. */
export function swaggerPath(item: object): object {
  const { parameters = [], ...operations } = item as { parameters?: readonly Parameter[] } & Record<string, Operation>
  const made = Object.entries(operations).map(([method, one]) => [method, operation(one)])
  return { ...Object.fromEntries(made), ...(parameters.length > 0 ? { parameters: parameters.map(parameter) } : {}) }
}
