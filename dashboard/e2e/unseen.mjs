/** What a browser test did not see, in a sentence. */
export class Unseen extends Error {}

export function expect(truth, sentence) {
  if (!truth) {
    throw new Unseen(sentence);
  }
}

/** Turns a time-out into a sentence. */
export const fail = (sentence) => (cause) => {
  throw new Unseen(sentence, { cause });
};

/** Prints what was seen as one line of JSON, or one sentence and exits with 1. */
export async function told(story) {
  try {
    process.stdout.write(`${JSON.stringify(await story())}\n`);
  } catch (failure) {
    const sentence = failure.message.split("\n").slice(0, 4).join(" ");
    process.stderr.write(`${failure instanceof Unseen ? failure.message : `the browser test broke: ${sentence}`}\n`);
    process.exitCode = 1;
  }
}
