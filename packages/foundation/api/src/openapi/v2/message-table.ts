/** A message of the table below, by name. */
export type MessageName =
  | 'Document'
  | 'Info'
  | 'PathItem'
  | 'Operation'
  | 'Response'
  | 'BodyParameter'
  | 'QueryParameter'
  | 'PathParameter'
  | 'Schema'
  | 'ApiKey'

/**
 * How a JSON value stands in a message. `json`: as its text. `within`: inside messages of one field each, by their numbers, from without.
 * `entries`: an object as a repeated field with this number, each a message of name (1) and value (2), in such a message.
 */
export type Form =
  | 'string'
  | 'json'
  | 'bool'
  | MessageName
  | { readonly list: Form }
  | { readonly within: readonly number[]; readonly of: Form }
  | { readonly entries: number; readonly of: Form }
  | { readonly byLocation: Readonly<Record<string, Form>> }

export interface Message {
  readonly fields: Readonly<Record<string, readonly [number: number, form: Form]>>
  /** Of what begins with `x-`; kept as text. */
  readonly extensions?: number
}

const strings: Form = { list: 'string' }

const parameters: Form = {
  list: {
    byLocation: {
      body: { within: [1, 1], of: 'BodyParameter' },
      query: { within: [1, 2, 3], of: 'QueryParameter' },
      path: { within: [1, 2, 4], of: 'PathParameter' },
    },
  },
}

const parameterHead = { required: [1, 'bool'], in: [2, 'string'], description: [3, 'string'], name: [4, 'string'] } as const

/** The messages of gnostic's OpenAPIv2.proto, as far as the server's document uses them. */
export const messages: Readonly<Record<MessageName, Message>> = {
  Document: {
    fields: {
      swagger: [1, 'string'],
      info: [2, 'Info'],
      paths: [8, { entries: 2, of: 'PathItem' }],
      definitions: [9, { entries: 1, of: 'Schema' }],
      security: [12, { list: { entries: 1, of: { within: [1], of: strings } } }],
      securityDefinitions: [13, { entries: 1, of: { within: [2], of: 'ApiKey' } }],
    },
  },
  Info: { fields: { title: [1, 'string'], version: [2, 'string'] } },
  PathItem: {
    fields: {
      get: [2, 'Operation'],
      put: [3, 'Operation'],
      post: [4, 'Operation'],
      delete: [5, 'Operation'],
      options: [6, 'Operation'],
      head: [7, 'Operation'],
      patch: [8, 'Operation'],
      parameters: [9, parameters],
    },
  },
  Operation: {
    fields: {
      tags: [1, strings],
      description: [3, 'string'],
      operationId: [5, 'string'],
      produces: [6, strings],
      consumes: [7, strings],
      parameters: [8, parameters],
      responses: [9, { entries: 1, of: { within: [1], of: 'Response' } }],
      schemes: [10, strings],
    },
    extensions: 13,
  },
  Response: { fields: { description: [1, 'string'], schema: [2, { within: [1], of: 'Schema' }] } },
  BodyParameter: {
    fields: {
      description: [1, 'string'],
      name: [2, 'string'],
      in: [3, 'string'],
      required: [4, 'bool'],
      schema: [5, 'Schema'],
    },
  },
  QueryParameter: { fields: { ...parameterHead, type: [6, 'string'], format: [7, 'string'], uniqueItems: [20, 'bool'] } },
  PathParameter: { fields: { ...parameterHead, type: [5, 'string'], format: [6, 'string'], uniqueItems: [19, 'bool'] } },
  Schema: {
    fields: {
      $ref: [1, 'string'],
      format: [2, 'string'],
      description: [4, 'string'],
      required: [19, strings],
      enum: [20, { list: { within: [2], of: 'json' } }],
      additionalProperties: [21, { within: [1], of: 'Schema' }],
      type: [22, { within: [1], of: 'string' }],
      items: [23, { within: [1], of: 'Schema' }],
      properties: [25, { entries: 1, of: 'Schema' }],
    },
    extensions: 31,
  },
  ApiKey: { fields: { type: [1, 'string'], name: [2, 'string'], in: [3, 'string'], description: [4, 'string'] } },
}
