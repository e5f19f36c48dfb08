import { MessageChannel, receiveMessageOnPort, type MessagePort, type Transferable } from 'node:worker_threads'

/** A thread's end of a line on which it asks and waits. Sent to the thread when it starts. */
export interface QuestionLine {
  readonly port: MessagePort
  /** Counts the answers that have been given. */
  readonly bell: Int32Array
}

type Answer = { value: unknown } | { error: string }

/** Gives an answer to whoever waits for one. What it throws is thrown where it was asked. */
export type Answerer = (question: unknown) => unknown

async function answerOf(answer: Answerer, question: unknown): Promise<Answer> {
  try {
    return { value: await answer(question) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Questions are answered here, one after the other; `line` is for the thread that asks. */
export function answerLine(answer: Answerer): { line: QuestionLine; close: () => void } {
  const { port1: own, port2: port } = new MessageChannel()
  const bell = new Int32Array(new SharedArrayBuffer(4))
  const tell = (reply: Answer): void => {
    // oxlint-disable-next-line require-post-message-target-origin -- a port between threads, not a window
    own.postMessage(reply)
    Atomics.add(bell, 0, 1)
    Atomics.notify(bell, 0)
  }
  const reply = async (question: unknown): Promise<void> => {
    try {
      tell(await answerOf(answer, question))
    } catch (error) {
      // What cannot be cloned cannot be told.
      tell({ error: String(error) })
    }
  }
  own.on('message', (question: unknown) => void reply(question))
  return { line: { port, bell }, close: () => own.close() }
}

/** Asks and holds the whole thread until the answer is there. Throws what the answerer threw, as its text. */
export type Ask = (question: unknown, transfer?: readonly Transferable[]) => unknown

export function askOn({ port, bell }: QuestionLine): Ask {
  let heard = 0
  return (question, transfer = []) => {
    port.postMessage(question, transfer)
    while (Atomics.load(bell, 0) === heard) Atomics.wait(bell, 0, heard)
    heard++
    const { message } = receiveMessageOnPort(port) as { message: Answer }
    if ('error' in message) throw new Error(message.error)
    return message.value
  }
}
