import { type FormEvent, useState } from "react";

/** No session: says how to get one, and takes the printed address if somebody has it at hand. */
export function SignIn() {
  const [pasted, setPasted] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    const token = tokenOf(pasted);
    if (token !== "") {
      window.location.assign(`${import.meta.env.BASE_URL}?token=${encodeURIComponent(token)}`);
    }
  };
  return (
    <section className="sign-in" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">This page has no session</h1>
      <p>
        Open the address that <code>./sapphire up</code> printed in its terminal. It carries a token that works once and
        then disappears from the address bar.
      </p>
      <p>
        Is it used up, or is the terminal gone? Stop and start <code>./sapphire up</code> again: it goes on with the same
        run and prints a new address. Trading does not depend on this page.
      </p>
      <form onSubmit={open}>
        <label>
          Printed address, or its token
          <input
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <button type="submit" className="button button-primary">
          Open
        </button>
      </form>
    </section>
  );
}

/** The token of a pasted address, or what was pasted. */
export function tokenOf(pasted: string): string {
  const text = pasted.trim();
  return /[?&]token=([^&\s#]+)/.exec(text)?.[1] ?? text;
}
