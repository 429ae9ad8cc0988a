import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { post } from "../api/client";
import { newKey } from "../api/key";
import type { Refused } from "../api/problem";

export type Command<Body, Answer> = UseMutationResult<Answer, Refused, Body>;

/** Something that changes the world: sent once, never repeated by itself. */
export function useCommand<Body, Answer>(path: string, recorded?: (answer: Answer) => void): Command<Body, Answer> {
  return useMutation<Answer, Refused, Body>({
    mutationFn: (body) => post<Answer>(path, body, newKey()),
    retry: false,
    ...(recorded === undefined ? {} : { onSuccess: recorded }),
  });
}
