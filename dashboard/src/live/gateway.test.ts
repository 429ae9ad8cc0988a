import { expect, test } from "vitest";
import { refusal } from "./gateway";

const anna = (role: string) => ({ name: "anna", role });

test("who has the role, or a higher one, may", () => {
  expect(refusal(anna("operator"), "operator")).toBeNull();
  expect(refusal(anna("admin"), "operator")).toBeNull();
  expect(refusal(anna("viewer"), "viewer")).toBeNull();
});

test("who has not is told which is needed, and which it has", () => {
  expect(refusal(anna("viewer"), "operator")).toBe("This needs the role operator; anna is viewer.");
  expect(refusal(anna("operator"), "admin")).toBe("This needs the role admin; anna is operator.");
});

test("a role nobody knows may nothing", () => {
  expect(refusal(anna("root"), "viewer")).toBe("This needs the role viewer; anna is root.");
});
